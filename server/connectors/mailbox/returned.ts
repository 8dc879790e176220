import type { Returned } from '../connector.ts'
import { decoded, untransferred } from './charset.ts'
import { first, idsIn, readHeader } from './header.ts'
import type { TextPart } from './text.ts'

/** A report names few recipients; one that names more says nothing that is worth reading. */
const mostRecipients = 50

/**
 * What a report of delivery says did not arrive (RFC 3464): the status of each recipient, and the header of
 * the mail that came back. Null: it only waits, arrived, or nobody can tell which mail it was.
 * @param parts `message/delivery-status`, then `text/rfc822-headers` or `message/rfc822`, as they are sent
 */
export function returnedIn([status, original]: readonly TextPart[]): Returned | null {
  if (status === undefined || original === undefined) return null
  const bytesOf = ({ bytes, encoding }: TextPart) => untransferred(bytes, encoding)
  // One block a recipient, after that of the whole mail (RFC 3464 § 2.1).
  const blocks = decoded(bytesOf(status), status.charset)
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, mostRecipients)
  const failed = blocks
    .map(block => readHeader(Buffer.from(block)))
    .filter(block => /^\s*failed\b/i.test(first(block, 'action')))
  if (failed.length === 0) return null
  const header = readHeader(headOf(bytesOf(original)))
  const [messageId] = idsIn(first(header, 'message-id'))
  if (messageId === undefined) return null
  const recipients = [
    ...failed.flatMap(block => [
      first(block, 'final-recipient'),
      first(block, 'original-recipient'),
    ]),
    // Where it was sent on, the last one is another than it was written to.
    first(header, 'to'),
  ].flatMap(line => line.match(/[^\s<>;,"]+@[^\s<>;,"]+/g) ?? [])
  return { messageId, recipients: [...new Set(recipients.map(one => one.toLowerCase()))] }
}

/** A mail that came back whole has a text after its header. */
function headOf(bytes: Uint8Array): Uint8Array {
  const end = Buffer.from(bytes)
    .toString('latin1')
    .search(/\r?\n\r?\n/)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
