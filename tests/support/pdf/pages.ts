import { deflateSync } from 'node:zlib'

/** A PDF whose pages say what is given, in a font that every reader has. */
export function pdfOf(
  pages: string[],
  {
    width = 842,
    height = 1191,
    more = '',
    packed = false,
  }: { width?: number; height?: number; more?: string; packed?: boolean } = {},
): Buffer {
  const kids = pages.map((_, place) => `${4 + place * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((text, place) => {
      const lines = text.split('\n').map(line => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`)
      const content = `0.64 0.12 0.11 rg 0 ${height / 2} ${width} ${height / 2} re f ${more} 0 g BT /F1 40 Tf 48 TL 60 ${height / 3} Td ${lines.join(' ')} ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + place * 2} 0 R >>`,
        packed
          ? packedStream(content)
          : `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  return assemble(objects, '')
}

/** The same in a thousandth of the bytes (ISO 32000-1 § 7.4.4). */
function packedStream(content: string): string {
  const packed = deflateSync(Buffer.from(content, 'latin1'))
  return `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed.toString('latin1')}\nendstream`
}

/** A PDF that asks for a password: its key fits none (ISO 32000-1 § 7.6.3). */
export function lockedPdf(): Buffer {
  const zeros = '0'.repeat(64)
  const id = '0'.repeat(32)
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${zeros}> /U <${zeros}> >>`,
    ],
    ` /Encrypt 3 0 R /ID [<${id}> <${id}>]`,
  )
}

function assemble(objects: string[], trailer: string): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, place) => {
    const at = Buffer.byteLength(file, 'latin1')
    file += `${place + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = Buffer.byteLength(file, 'latin1')
  const lines = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${trailer} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
