import { createHash } from 'node:crypto'

const day = 24 * 60 * 60_000
const crlf = '\r\n'

/** What a village has on each day of the weekend, one after the other: 0 is Sunday. */
const feasts: Record<number, readonly [start: string, end: string, what: string, where: string][]> =
  {
    5: [
      ['200000', '233000', 'Loto de l’école', 'Salle polyvalente'],
      ['203000', '220000', 'Conseil municipal', 'Mairie'],
    ],
    6: [
      ['193000', '235900', 'Repas dansant', 'Foyer rural'],
      ['140000', '180000', 'Bourse aux jouets', 'Gymnase'],
    ],
    0: [
      ['080000', '170000', 'Vide-greniers', 'Place du Marché'],
      ['120000', '160000', 'Repas des anciens', 'Foyer rural'],
      ['150000', '170000', 'Concert de l’harmonie', 'Église'],
    ],
  }

/**
 * The calendar that a neighbour's website gives, RFC 5545: its weekends from four weeks ago until
 * three months from now. The same day has the same events and UIDs whenever it is asked.
 * @param now ms UTC
 */
export function neighbourAgenda(page: { id: string; name: string }, now: number): string {
  const events: string[] = []
  for (let back = -28; back <= 92; back += 1) {
    const date = new Date(Math.floor(now / day) * day + back * day)
    const week = Math.floor(date.getTime() / (7 * day)) + Number(page.id.slice(-3))
    const choices = feasts[date.getUTCDay()] ?? []
    const chosen = choices[week % (choices.length + 1)]
    if (chosen === undefined) continue
    const [start, end, what, where] = chosen
    const on = date.toISOString().slice(0, 10).replaceAll('-', '')
    const uid = createHash('sha256').update(`${page.id} ${on}`).digest('hex').slice(0, 16)
    events.push(
      'BEGIN:VEVENT',
      `UID:${uid}@${page.id}.exemple.fr`,
      `DTSTAMP:${on}T000000Z`,
      `DTSTART;TZID=Europe/Paris:${on}T${start}`,
      `DTEND;TZID=Europe/Paris:${on}T${end}`,
      `SUMMARY:${what}`,
      `LOCATION:${where}`,
      'END:VEVENT',
    )
  }
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Commune//Agenda//FR',
    `X-WR-CALNAME:${page.name}`,
    ...events,
    'END:VCALENDAR',
    '',
  ].join(crlf)
}
