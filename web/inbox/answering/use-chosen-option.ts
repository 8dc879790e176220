import { useLayoutEffect, useState } from 'preact/hooks'
import type { MessageShape } from '../../../server/inbox/shapes/conversation.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import { drafts } from '../../preferences.ts'
import { openReplyOptions, type ReplyOption } from './reply-options.ts'

/**
 * The way in which the answer goes. It is kept with the draft, and nothing but a person changes it
 * once something is written: what was meant for one person never becomes public because another
 * message was chosen, or because the private way was closed meanwhile. Null: a person must choose.
 */
export function useChosenOption(
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
