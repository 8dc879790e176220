import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarText, textOfBytes } from '../../server/language/encoding.ts'
import { foldedByOctets } from '../support/calendar/folded.ts'

/** Words on one line, as far as a charset has their letters. */
const line = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map(text => `x${text.replace(/\p{C}|\s/gu, ' ')}`)
const western = fc
  .array(fc.constantFrom(...'abc éèêëàâçîïôùûüœŒ€«»’–ÉÀ'), { minLength: 1 })
  .map(letters => `x${letters.join('')}`)

const oneByteEach: Record<string, number> = { œ: 0x9c, Œ: 0x8c, '€': 0x80, '’': 0x92, '–': 0x96 }
const windows1252 = (text: string) =>
  Buffer.from([...text].map(letter => oneByteEach[letter] ?? letter.charCodeAt(0)))

it('a text in which an old Mac wrote its letters is read by them', () => {
  const bytes = Buffer.from([...Buffer.from('F'), 0x90, ...Buffer.from('te de l'), 0xd5, 0x8e])
  expect(textOfBytes(bytes)).toEqual({ encoding: 'Macintosh', text: 'Fête de l’é' })
  expect(textOfBytes(windows1252('Fête de l’é'))).toEqual({
    encoding: 'Windows-1252',
    text: 'Fête de l’é',
  })
})

describe('a calendar as text', () => {
  it('is what was written, folded inside a letter or not', () => {
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 1, max: 75 }), (lines, octets) => {
        const bytes = Buffer.from(lines.map(one => `${one}\r\n`).join(''))
        const { text, encoding } = calendarText(foldedByOctets(bytes, octets))
        expect([encoding, ...text.split('\n')]).toEqual(['UTF-8', ...lines, ''])
      }),
    )
  })

  it('is read in Windows-1252 too, by itself or line by line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(western, fc.boolean())),
        fc.integer({ min: 1, max: 75 }),
        (lines, octets) => {
          const written = lines.map(([one, isLocal]) =>
            isLocal ? windows1252(one) : Buffer.from(one),
          )
          // Few letters of one charset are also some of the other: « Ã© ».
          fc.pre(lines.every(([one, isLocal], at) => !isLocal || !isUtf8(written[at], one)))
          const end = Buffer.from('\r\n')
          const bytes = foldedByOctets(Buffer.concat(written.flatMap(each => [each, end])), octets)
          expect(calendarText(bytes).text.split('\n')).toEqual([...lines.map(([one]) => one), ''])
        },
      ),
    )
  })

  it.each(['utf-16le', 'utf-16be'])('is read in %s, with its mark and without', label => {
    const wide = Buffer.from('BEGIN:VCALENDAR\r\nSUMMARY:Fête de l’é\r\n té\r\n', 'utf16le')
    const mark = Buffer.from([0xff, 0xfe])
    for (const bytes of [wide, Buffer.concat([mark, wide])]) {
      if (label === 'utf-16be') bytes.swap16()
      expect(calendarText(bytes)).toEqual({
        encoding: 'UTF-16',
        text: 'BEGIN:VCALENDAR\nSUMMARY:Fête de l’été\n',
      })
    }
  })

  it('is read in the charset that its server names, where it is no UTF-8', () => {
    const bytes = Buffer.from([0x78, 0xa4, 0xbd])
    expect(calendarText(bytes, 'ISO-8859-15').text).toBe('x€œ')
    expect(calendarText(bytes, 'iso-8859-77').text).toBe('x¤½')
    expect(calendarText(Buffer.from('été'), 'ISO-8859-1').text).toBe('été')
  })

  it('keeps a sign of doubt that its writer put there, and takes its mark from a local text', () => {
    const local = Buffer.from('\xe9t\xe9\n', 'latin1')
    expect(calendarText(Buffer.concat([local, Buffer.from('\ufffdé')])).text).toBe('été\n\ufffdé')
    expect(calendarText(Buffer.concat([Buffer.from('\ufeff'), local])).text).toBe('été\n')
  })

  it('takes no longer of half a million lines, each told as it is', () => {
    const bytes = Buffer.alloc(1_000_000, Buffer.from([0xe9, 10]))
    const begun = process.cpuUsage()
    expect(calendarText(bytes).text.slice(0, 4)).toBe('é\né\n')
    const { user, system } = process.cpuUsage(begun)
    expect((user + system) / 1_000).toBeLessThan(1_000)
  })
})

it('a text loses its mark, whatever it is in', () => {
  const mark = Buffer.from('\uFEFF')
  expect(textOfBytes(Buffer.concat([mark, Buffer.from('été')])).text).toBe('été')
  expect(textOfBytes(Buffer.concat([mark, Buffer.from('\xe9t\xe9', 'latin1')]))).toEqual({
    encoding: 'Windows-1252',
    text: 'été',
  })
})

const isUtf8 = (bytes: Buffer | undefined, text: string): boolean =>
  /[^ -~]/.test(text) && !bytes?.toString('utf8').includes('\ufffd')
