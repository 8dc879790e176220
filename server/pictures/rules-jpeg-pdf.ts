/** The size of a picture in a JPEG: ISO/IEC 10918-1, its frame header. */
type Frame = { width: number; height: number; components: number }

/** A4, in points of 1/72 inch. */
const a4 = { short: 595.28, long: 841.89 }
const margin = 18

/**
 * A JPEG as one page of A4 to print, upright or across as the picture is: ISO 32000-1, where a JPEG
 * stands as it is (`DCTDecode`, § 7.4.8), so that nothing is lost and nothing is read that could break.
 * @throws RangeError for what is no JPEG
 */
export function jpegToPdf(jpeg: Uint8Array): Uint8Array {
  const { width, height, components } = frameOf(jpeg)
  const isWide = width > height
  const page = isWide ? { x: a4.long, y: a4.short } : { x: a4.short, y: a4.long }
  const scale = Math.min((page.x - 2 * margin) / width, (page.y - 2 * margin) / height)
  const [w, h] = [width * scale, height * scale]
  const place = [w, 0, 0, h, (page.x - w) / 2, (page.y - h) / 2].map(fixed).join(' ')
  const drawing = `q ${place} cm /P Do Q`
  const colours = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[components]
  if (colours === undefined) throw new RangeError(`a JPEG of ${components} colours`)
  // Adobe's four colours are kept the other way round.
  const decode = components === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : ''
  const picture = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${colours} /BitsPerComponent 8${decode} /Filter /DCTDecode /Length ${jpeg.length} >>`
  const objects: (string | [string, Uint8Array])[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${fixed(page.x)} ${fixed(page.y)}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    [`<< /Length ${drawing.length} >>`, Buffer.from(drawing, 'latin1')],
    [picture, jpeg],
  ]
  return documentOf(objects)
}

/** The objects in their order, and the table that says where each begins (§ 7.5.4). */
function documentOf(objects: readonly (string | [string, Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = []
  const starts: number[] = []
  let length = 0
  const write = (bytes: Uint8Array) => {
    parts.push(bytes)
    length += bytes.length
  }
  const text = (written: string) => write(Buffer.from(written, 'latin1'))
  // Four signs above 127: anybody who carries it sees that it is no text (§ 7.5.2).
  text('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')
  for (const [place, object] of objects.entries()) {
    starts.push(length)
    text(`${place + 1} 0 obj\n`)
    if (typeof object === 'string') text(object)
    else {
      text(`${object[0]}\nstream\n`)
      write(object[1])
      text('\nendstream')
    }
    text('\nendobj\n')
  }
  const table = length
  const rows = starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  text(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`)
  text(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}

const fixed = (points: number) => String(Math.round(points * 100) / 100)

/** Where the frame begins, all processes but for the tables between them (Annex B.1.1.3). */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** @throws RangeError */
function frameOf(jpeg: Uint8Array): Frame {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength)
  if (jpeg.length < 4 || view.getUint16(0) !== 0xffd8) throw new RangeError('no JPEG')
  let at = 2
  while (at + 9 < jpeg.length) {
    if (view.getUint8(at) !== 0xff) throw new RangeError('a JPEG without its frame')
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) {
      const height = view.getUint16(at + 5)
      const width = view.getUint16(at + 7)
      return { width, height, components: view.getUint8(at + 9) }
    }
    at += 2 + view.getUint16(at + 2)
  }
  throw new RangeError('a JPEG without its frame')
}
