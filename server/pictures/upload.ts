import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { largestUpload, tooLarge } from '../platform/upload-limit.ts'

/** Around the picture: the form's boundaries and the alternative text, bytes. */
const formBytes = 64 * 1024

/** A form as it comes in. */
export type Upload = { body: Request['body']; type: string; signal?: AbortSignal }

/**
 * Writes a form to a file as it comes, for another process to read: ten pictures at once are ten
 * files, and never in the server's memory.
 * @param most what its file may have, bytes
 * @throws Refusal (`bad-request`) when it is larger than a picture may be; nothing is left then
 */
export async function withUpload<T>(
  { body, type }: Upload,
  work: (form: { place: string; type: string }) => Promise<T>,
  most = largestUpload,
): Promise<T> {
  const place = join(tmpdir(), `tambour-${randomUUID()}`)
  try {
    let received = 0
    const isTooLarge = () => received > most + formBytes
    const counted = new Transform({
      transform(chunk: Uint8Array, _encoding, done) {
        received += chunk.length
        // Read to its end, which its route bounds: a pipeline that fails closes the connection.
        if (isTooLarge()) done()
        else done(null, chunk)
      },
      flush: done => done(isTooLarge() ? tooLarge(most) : null),
    })
    await pipeline(body ?? [], counted, createWriteStream(place, { mode: 0o600 }))
    return await work({ place, type })
  } finally {
    await rm(place, { force: true })
  }
}
