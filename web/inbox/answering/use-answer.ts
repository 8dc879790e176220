import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type {
  ConversationShape,
  MessageShape,
  ReplyShape,
} from '../../../server/inbox/shapes-conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { textRoom } from '../../../server/language/text-length.ts'
import { api, type Body, upload } from '../../api.ts'
import { newKey } from '../../key.ts'
import { drafts, leavesLater } from '../../preferences.ts'
import { isUnreachable } from '../../request.ts'
import { useAction } from '../../resource.ts'
import { answerDraft, hold, isHeld } from './held.ts'
import { openingOf, openReplyOptions, type ReplyOption } from './reply-options.ts'
import { useAnsweredSince } from './use-answered-since.ts'
import { useFiles } from './use-files.ts'

export type AnswerBoxProps = {
  field: RefObject<HTMLTextAreaElement | null>
  conversation: Spoken<ConversationShape>
  message: Spoken<MessageShape>
  /** Who is next, once this one is dealt with: it must not be under the box, which stays in sight. */
  next: ComponentChildren
  /** Which message the draft is for; null where nothing is written. */
  onBegun: (message: number | null) => void
  onSent: (reply: Spoken<ReplyShape>) => void
  /** Reads the conversation again, where the server knows more of it than this screen. */
  reload: () => Promise<void>
}

/** How long an answer can be taken back after it was sent, s; the screen offers it a little longer. */
const takeBackSeconds = 10

/** An answer that is being written: its text, its way, its files, and how it goes out. */
export function useAnswer({
  field,
  conversation,
  message,
  onBegun,
  onSent,
  reload,
}: AnswerBoxProps) {
  const draft = answerDraft(conversation.id)
  const [text, setText] = useState(() => drafts.read(draft))
  const isEmpty = text.trim() === ''
  const [way, setWay] = useChosenOption(draft, message, isEmpty)
  const [holding, setHolding] = useState(false)
  const attempt = useRef({ key: newKey(), of: '' })
  const action = useAction()
  const since = useAnsweredSince(draft, conversation, isEmpty, action, reload)
  const opening = way === null ? null : openingOf(message, way)
  const left = opening === null ? null : textRoom(text.trim(), opening.limit)
  const limit = opening?.files ?? null
  const files = useFiles(limit)
  const [sent, setSent] = useState<number | null>(null)

  const held = useHeld(conversation.id, () => {
    setText('')
    void reload()
  })

  // Before anything else can happen: anyone who types and leaves has lost nothing.
  useLayoutEffect(() => drafts.write(draft, text), [draft, text])
  useLayoutEffect(() => onBegun(isEmpty ? null : message.id), [isEmpty, message.id])

  /** @param anyway the sender has read what others answered since the draft was begun */
  async function send(anyway = false): Promise<void> {
    const said = text.trim()
    if (way === null || left === null || held) return
    if (said === '' || left < 0 || (limit === null && files.list.length > 0)) {
      field.current?.focus()
      return
    }
    if (since.answers.length > 0 && !anyway) {
      since.notice.current?.focus()
      return
    }
    const chosen = files.list.map(({ key }) => key)
    const of = `${message.id} ${way} ${holding} ${chosen} ${said}`
    if (attempt.current.of !== of) attempt.current = { key: newKey(), of }
    const { key } = attempt.current
    await action.run(async () => {
      const seen = anyway ? since.now : since.seen
      const later = leavesLater.value ? { leavesIn: takeBackSeconds } : {}
      const body = { message: message.id, text: said, key, holding, way, ...later, ...seen }
      const reply =
        chosen.length === 0
          ? await sendOrHold(conversation.id, message, body)
          : await sendFiles(body)
      if (reply === null) return
      attempt.current = { key: newKey(), of: '' }
      // The next conversation may be on the screen before this box knows that it is empty.
      for (const end of ['', '-way', '-to']) drafts.write(draft + end, '')
      setText('')
      files.clear()
      setWay(message.visibility)
      setHolding(false)
      onSent(reply)
    })
    field.current?.focus()
  }

  async function sendFiles(body: Body<'POST /conversations/:id/replies'>) {
    const form = new FormData()
    for (const [name, value] of Object.entries(body)) form.set(name, String(value))
    for (const { file } of files.list) form.append('file', file)
    setSent(0)
    try {
      return await upload('POST /replies', { form }, setSent)
    } finally {
      setSent(null)
    }
  }

  return {
    ...{ text, setText, way, setWay, holding, setHolding },
    ...{ action, since, opening, left, limit, files, sent, send, held },
  }
}

export type Answer = ReturnType<typeof useAnswer>

/** Null: there is no line, and it leaves once there is one. */
async function sendOrHold(
  draft: number,
  { conversation, author }: Spoken<MessageShape>,
  body: Body<'POST /conversations/:id/replies'>,
): Promise<Spoken<ReplyShape> | null> {
  try {
    const param = { id: conversation }
    return await api('POST /conversations/:id/replies', { param, json: body })
  } catch (problem) {
    if (!isUnreachable(problem)) throw problem
    hold({ draft, conversation, name: author, body })
    return null
  }
}

/** Whether the answer waits for the line. @param onLeft it has left by itself */
function useHeld(conversation: number, onLeft: () => void): boolean {
  const held = isHeld(conversation)
  const wasHeld = useRef(held)
  useLayoutEffect(() => {
    if (wasHeld.current && !held && drafts.read(answerDraft(conversation)) === '') onLeft()
    wasHeld.current = held
  }, [held])
  return held
}

/**
 * The way in which the answer goes. It is kept with the draft, and nothing but a person changes it
 * once something is written: what was meant for one person never becomes public because another
 * message was chosen, or because the private way was closed meanwhile. Null: a person must choose.
 */
function useChosenOption(
  draft: string,
  message: Spoken<MessageShape>,
  isEmpty: boolean,
): [ReplyOption | null, (way: ReplyOption) => void] {
  const place = `${draft}-way`
  const open = openReplyOptions(message)
  const usual = open[0] ?? null
  const [chosen, setChosen] = useState<ReplyOption | null>(() => {
    const kept = drafts.read(place)
    return !isEmpty && (kept === 'public' || kept === 'private') ? kept : usual
  })
  const fits = chosen !== null && open.includes(chosen)
  const way = fits ? chosen : isEmpty ? usual : null

  // Where nothing is written yet, another message begins anew, and so does a way that was closed.
  useLayoutEffect(() => {
    if (isEmpty) setChosen(usual)
  }, [message.id])
  useLayoutEffect(() => {
    if (isEmpty && !fits) setChosen(usual)
  }, [isEmpty, fits, usual])
  useLayoutEffect(
    () => drafts.write(place, isEmpty ? '' : (chosen ?? '')),
    [place, chosen, isEmpty],
  )
  return [way, setChosen]
}
