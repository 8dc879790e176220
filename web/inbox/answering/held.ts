import { signal } from '@preact/signals'
import { alone } from '../../alerts/alone.ts'
import { api, type Body } from '../../api.ts'
import { say } from '../../components/notice.tsx'
import { messages } from '../../language.ts'
import { drafts } from '../../preferences.ts'
import { Refusal } from '../../request.ts'
import { inboxMessages } from '../messages.ts'
import { answeringMessages } from './messages.ts'

/** Where the text of an answer is kept until it is sent. */
export function answerDraft(conversation: number): string {
  return `reply-${conversation}`
}

/** An answer that somebody sent while there was no line. */
type Held = {
  /** On whose screen it was written. */
  draft: number
  /** Where it goes: a conversation that was joined with that one has an id of its own. */
  conversation: number
  name: string | null
  /** Its key makes it one answer, however often it is sent. */
  body: Body<'POST /conversations/:id/replies'>
}

/** How often they changed in this page. */
const turn = signal(0)

function all(): readonly Held[] {
  const kept = drafts.read('held')
  return kept === '' ? [] : JSON.parse(kept)
}

function write(held: readonly Held[]): void {
  drafts.write('held', held.length === 0 ? '' : JSON.stringify(held))
  turn.value += 1
}

/** Whether the answer of a conversation waits for the line; read again whenever that changes. */
export function isHeld(draft: number): boolean {
  return turn.value >= 0 && all().some(one => one.draft === draft)
}

/** From now on it leaves by itself, as soon as the server can be reached, also from another screen. */
export function hold(held: Held): void {
  write([...all().filter(one => one.draft !== held.draft), held])
}

/** It does not leave by itself any more; its text stays. */
export function release(draft: number): void {
  write(all().filter(one => one.draft !== draft))
}

/** Sends what waits for the line, as far as there is one; one tab at a time. */
export async function sendHeld(): Promise<void> {
  await alone('tambour.held', async () => {
    for (const held of all()) if (!(await leaves(held))) return
  })
}

/** What the server says of the answer itself; all else is over in a moment, or once one signed in. */
const isFinal = ({ status, code }: Refusal) =>
  [400, 403, 404, 409].includes(status) && code !== 'other-commune'

/** False where it has to wait on. */
async function leaves({ draft, conversation, name, body }: Held): Promise<boolean> {
  const t = answeringMessages().answering.held
  const who = name ?? messages.value.residents.someone
  try {
    const param = { id: conversation }
    const { state, reason } = await api('POST /conversations/:id/replies', { param, json: body })
    for (const part of ['', '-way', '-seen', '-to']) drafts.write(answerDraft(draft) + part, '')
    // The server took it; whether the network did is another matter.
    if (state === 'sent') say(t.left(who))
    else if (state === 'failed') say(t.stays(who, reason ?? ''))
    else say(inboxMessages().said[state])
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    if (!isFinal(problem)) return false
    say(t.stays(who, problem.message))
  }
  release(draft)
  return true
}
