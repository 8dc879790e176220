import { createHash } from 'node:crypto'

type Pieces = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/** SHA-256, hex. */
export async function hashOf(body: Pieces): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of body) hash.update(piece)
  return hash.digest('hex')
}
