/** What a file really is, by its first bytes: its name and its declared type can say anything. */
export function sniff(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 1024))
  const at = (offset: number, text: string) =>
    start.subarray(offset, offset + text.length).toString('latin1') === text
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg'
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'png'
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'gif'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'webp'
  if (at(4, 'ftyp')) return sniffBrand(start.subarray(8, start[3] ?? 0).toString('latin1'))
  // Readers take one whose header comes within the first 1024 bytes (ISO 32000-1, annex H).
  if (start.includes('%PDF-')) return 'pdf'
  if (at(0, 'PK')) return 'zip'
  const text = start.toString('latin1').trimStart().toLowerCase()
  if (text.includes('<svg')) return 'svg'
  if (text.startsWith('<')) return 'html'
  return 'unknown'
}

/** Of a file in ISO's media format, by the brands that it names (ISO/IEC 14496-12 § 4.3). */
function sniffBrand(brands: string): string {
  if (/avi[fs]/.test(brands)) return 'avif'
  return /he[iv][cx]|mif1|msf1/.test(brands) ? 'heic' : 'video'
}
