import type { ImapFlow } from 'imapflow'
import { type Body, fileNameIn, type Leaf } from '../body.ts'
import { first, readHeader } from '../header.ts'

/** No header of a part is longer, in bytes, that a person's program wrote. */
const mostBytes = 16_384

/**
 * Names of files in raw Latin-1, or cut inside a letter (RFC 2231 § 3), come through a server's
 * description as signs of doubt or with their « %E9 ». Of these files the headers are read as they stand.
 * @throws what imapflow throws when the connection ends
 */
export async function withWholeNames(imap: ImapFlow, uid: number, body: Body): Promise<Body> {
  const spoilt = body.files.filter(({ name }) => name !== null && /\ufffd|%[\da-f]{2}/i.test(name))
  if (spoilt.length === 0) return body
  const { parseHeaderValue } = await import('nodemailer/lib/mime-funcs')
  const bodyParts = spoilt.map(({ part }) => ({ key: `${part}.mime`, maxLength: mostBytes }))
  const row = await imap.fetchOne(String(uid), { uid: true, bodyParts }, { uid: true })
  const given = row === false ? undefined : row.bodyParts
  const named = (file: Leaf): Leaf => {
    const bytes = spoilt.includes(file) ? given?.get(`${file.part}.mime`) : undefined
    if (bytes === undefined) return file
    const header = readHeader(bytes)
    const paramsOf = (line: string) => parseHeaderValue(first(header, line)).params
    const told = paramsOf('content-disposition').filename ?? paramsOf('content-type').name ?? ''
    return { ...file, name: fileNameIn(told) || file.name }
  }
  return { ...body, files: body.files.map(named) }
}
