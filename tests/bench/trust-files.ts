import { crc32, deflateRawSync } from 'node:zlib'
import { pdfOf } from '../support/pdf.ts'

/** Files and requests that are made to keep a server busy, for `npm run bench trust`. */

const calendarOf = (events: readonly string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`
const eventOf = (uid: number, lines: string) =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:Marché\r\n${lines}\r\nEND:VEVENT\r\n`

/** Eighty daily repetitions, the most that are expanded, and past events up to two megabytes. */
export function longRepetitions(): string {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '')
  const daily = Array.from({ length: 80 }, (_, uid) =>
    eventOf(uid, `DTSTART:${today}T235900Z\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30`),
  )
  const past = Array.from({ length: 20_000 }, (_, uid) =>
    eventOf(100 + uid, 'DTSTART:20010101T080000Z'),
  )
  return calendarOf([...daily, ...past])
}

export const semicolons = (): string => `Titre;Date\n${';'.repeat(2 * 1024 * 1024 - 100)}`

/** As many values as fit into so many megabytes of JSON. */
export function manyValues(megabytes: number): string {
  const values = Math.floor((megabytes * 1024 * 1024 - 100) / 3)
  return `{"lines":[${'{},'.repeat(values)}{}],"calendar":[]}`
}

export function fullCalendar(): string {
  const week = Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [
      day,
      Array.from({ length: 12 }, (_, hour) => [
        `${String(hour).padStart(2, '0')}:00`,
        `${String(hour).padStart(2, '0')}:01`,
      ]),
    ]),
  )
  const calendar = Array.from({ length: 100 }, (_, year) => ({
    from: `${1950 + year}-01-01`,
    zone: 'Europe/Paris',
    week,
    holidays: 'FR',
  }))
  return JSON.stringify({ calendar, at: '2100-12-31T12:00' })
}

export function season(plan: number, channel: number): string {
  const now = new Date()
  const lines = Array.from({ length: 1000 }, (_, place) => {
    const day = new Date(now.getTime() + (60 + (place % 300)) * 86_400_000)
    return {
      key: `l${place}`,
      line: place,
      title: `Fête ${place}`,
      start: `${day.toISOString().slice(0, 10)}T18:00`,
      end: '',
      place: 'Place',
      text: 'Venez nombreux. '.repeat(20),
      link: '',
      uid: null,
      series: null,
    }
  })
  return JSON.stringify({ lines, plan, channels: [channel], fileName: 'saison.csv' })
}

type Packed = { name: string; offset: number; packed: Uint8Array; size: number; crc: number }

/** APPNOTE.TXT, 4.3.7: the local header and what follows it. */
function entryOf({ name, packed, size, crc }: Packed): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04_03_4b_50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(crc, 14)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(size, 22)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name), packed])
}

/** APPNOTE.TXT, 4.3.12 and 4.3.16: the directory at the end. */
function directoryOf(entries: readonly Packed[], at: number): Buffer {
  const records = entries.map(({ name, offset, packed, size, crc }) => {
    const record = Buffer.alloc(46)
    record.writeUInt32LE(0x02_01_4b_50, 0)
    record.writeUInt16LE(20, 4)
    record.writeUInt16LE(20, 6)
    record.writeUInt16LE(8, 10)
    record.writeUInt32LE(crc, 16)
    record.writeUInt32LE(packed.length, 20)
    record.writeUInt32LE(size, 24)
    record.writeUInt16LE(name.length, 28)
    record.writeUInt32LE(offset, 42)
    return Buffer.concat([record, Buffer.from(name)])
  })
  const directory = Buffer.concat(records)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06_05_4b_50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([directory, end])
}

const nameOf = (place: number) =>
  `your_facebook_activity/messages/inbox/habitante_${1_000_000 + place}/message_1.json`

/** Messages as Meta writes them, so many in a file that shrinks well. */
function messagesOf(count: number): Buffer {
  const message = { sender_name: 'Zoé', timestamp_ms: 1_700_000_000_000, content: 'a'.repeat(500) }
  return Buffer.from(
    JSON.stringify({
      participants: [{ name: 'Zoé' }, { name: 'Mairie' }],
      messages: Array.from({ length: count }, () => message),
    }),
  )
}

export function overlappingZip(): Buffer<ArrayBuffer> {
  const content = messagesOf(18_000)
  const packed = deflateRawSync(content)
  // What it says is a lie: all of it together would be too much to begin with.
  const one = { packed, size: 30_000, crc: crc32(content), offset: 0 }
  const entries = Array.from({ length: 60_000 }, (_, place) => ({ ...one, name: nameOf(place) }))
  const first = entryOf({ ...one, name: nameOf(0) })
  return Buffer.concat([first, directoryOf(entries, first.length)])
}

/** Within every limit that can be told beforehand: some 170 files of 11 MB. */
export function largeZip(): Buffer<ArrayBuffer> {
  const content = messagesOf(19_000)
  const packed = deflateRawSync(content)
  const parts: Buffer[] = []
  const entries: Packed[] = []
  let offset = 0
  for (let place = 0; (place + 1) * content.length < 1.9 * 1024 ** 3; place += 1) {
    const entry = { name: nameOf(place), packed, size: content.length, crc: crc32(content), offset }
    const part = entryOf(entry)
    entries.push(entry)
    parts.push(part)
    offset += part.length
  }
  return Buffer.concat([...parts, directoryOf(entries, offset)])
}

/** A page of 1.5 million strokes across it. */
export function heavyPdf(): Uint8Array<ArrayBuffer> {
  const more = '0 0 m 842 1191 l S '.repeat(1_500_000)
  return new Uint8Array(pdfOf(['Affiche'], { more, packed: true }))
}
