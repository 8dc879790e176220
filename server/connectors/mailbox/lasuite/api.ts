import { z } from 'zod'
import { jsonIn } from '../../../language/foreign-text.ts'
import type { HttpResponse } from '../../../platform/http-client.ts'
import type { Call } from '../../connector.ts'
import { addressIn } from '../../network/check.ts'
import { doubtAfter, NetworkError } from '../../network/error.ts'
import { createExchange } from '../../network/exchange.ts'
import { suiteSentences as says } from './sentences.ts'

/** By what answers leave: what of it is filled in says what is missing. */
type Access = { server: string; box: string; keyId: string; key: string }

/** « https://messages.exemple.fr/mailbox/UUID/… », as a browser shows it; null: it is no such address. */
export function boxIn(typed: string): { server: string; box: string } | null {
  const url = addressIn(typed)
  const box = /^\/mailbox\/([\da-f-]{36})(?:\/|$)/i.exec(url?.pathname ?? '')?.[1]
  return url === null || box === undefined ? null : { server: url.origin, box: box.toLowerCase() }
}

/** Whether the commune wants to answer from here: what is public of it tells. */
export const sends = (config: Record<string, string>): boolean =>
  (config.box ?? '').trim() !== '' && (config.keyId ?? '').trim() !== ''

/** @returns null where one of the three is missing, or is none */
export function accessIn({ config, secrets }: Pick<Call, 'config' | 'secrets'>): Access | null {
  const at = boxIn(config.box ?? '')
  const [keyId, key] = [config.keyId?.trim() ?? '', secrets.key?.trim() ?? '']
  return at === null || keyId === '' || key === '' ? null : { ...at, keyId, key }
}

const refusal = z.object({ detail: z.string() })

/** Said from inside a transaction that is rolled back: nothing left. */
const undone = new Set(['Failed to create message.', 'Failed to prepare message for sending.'])

/**
 * `POST /api/v1.0/submit/` (src/backend/core/api/viewsets/submit.py at 077f4acb; authentication.py at
 * 41c2d8c6): a mail as it is to leave, signed and sent by Messages. The same mail twice is sent twice, and
 * nothing tells whether it left: so what may have been taken is never sent again.
 * @throws NetworkError
 */
export async function submit(
  call: Call,
  access: Access,
  { to, raw }: { to: string; raw: Uint8Array },
): Promise<void> {
  const { status, text } = await asked(call, access, { to, raw, acts: true })
  if (status !== 202) throw refusalOf({ status, text }, true)
}

/**
 * Whether answers could leave. What is asked is to send nothing at all, which is refused as the very last
 * thing: after the key, what it may do, and the mailbox.
 * @throws NetworkError with what is wrong
 */
export async function probe(call: Call, access: Access, to: string): Promise<void> {
  const answer = await asked(call, access, { to, raw: new Uint8Array(), acts: false })
  const isRefusedAsEmpty = answer.status === 400 && detailOf(answer) === 'Empty request body.'
  if (!isRefusedAsEmpty) throw refusalOf(answer, false)
}

function asked(
  call: Call,
  { server, box, keyId, key }: Access,
  { to, raw, acts }: { to: string; raw: Uint8Array; acts: boolean },
): Promise<HttpResponse> {
  const { ask } = createExchange(call, says)
  const headers = {
    'content-type': 'message/rfc822',
    'x-channel-id': keyId,
    'x-api-key': key,
    'x-mail-from': box,
    'x-rcpt-to': to,
  }
  return ask(`${server}/api/v1.0/submit/`, { method: 'POST', headers, body: raw, acts })
}

const detailOf = ({ text }: Pick<HttpResponse, 'text'>) =>
  refusal.safeParse(jsonIn(text)).data?.detail

function refusalOf(answer: Pick<HttpResponse, 'status' | 'text'>, acts: boolean): NetworkError {
  const { status } = answer
  const detail = detailOf(answer)
  if (status >= 500) {
    const isUndone = detail !== undefined && undone.has(detail)
    return new NetworkError(says.broken, doubtAfter(acts && !isUndone))
  }
  // Whatever else answers at that address is not Messages, and has taken nothing.
  if (detail === undefined) return new NetworkError(says.noApi, { what: 'dead' })
  if (status === 401) return new NetworkError(says.keyRefused, { what: 'dead' })
  if (status === 403) return new NetworkError(says.keyMayNot, { what: 'dead' })
  if (status === 404) return new NetworkError(says.noBox, { what: 'dead' })
  return new NetworkError(says.refusedAs(detail), { what: 'refused' })
}
