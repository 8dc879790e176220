/**
 * Lines folded every so many octets, wherever letters end: RFC 5545 § 3.1 says that old programs do.
 * @param bytes lines that end with CRLF, in any charset of which that is true
 */
export function foldedByOctets(bytes: Buffer, octets = 75): Buffer {
  const lines = bytes.toString('latin1').split('\r\n')
  const pattern = new RegExp(`.{1,${octets}}`, 'gs')
  return Buffer.from(
    lines.map(line => (line.match(pattern) ?? []).join('\r\n ')).join('\r\n'),
    'latin1',
  )
}
