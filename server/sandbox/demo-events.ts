import { blocksIn, pictureIn, type Scene, saidBy, words } from './village/script.ts'

/** An event of the festival committee, as the form asks for it, with its poster. */
export type DemoEvent = {
  title: string
  startLocal: string
  endLocal: string | null
  place: string
  text: string
  /** By its name among the plans that a commune begins with. */
  plan: string
  poster: DemoPoster
}

export type DemoPoster = { scene: Scene; title: string[]; lines: string[]; alt: string }

/** What the committee proposes by its links, by whom of its two, and what the mairie says at once. */
export type DemoProposal = DemoEvent & { by: 0 | 1; answer: 'none' | 'accepted' | 'asked' }

/** What the committee prepares in the weeks after `date`, each on a day on which people come. */
export function demoEvents(date: Temporal.PlainDate): DemoEvent[] {
  const [saturday, sunday] = [6, 7]
  return [
    eventOn(weekday(date.add({ days: 8 }), saturday), 'Loto du comité des fêtes'),
    feastOn(weekday(date.add({ days: 15 }), sunday)),
    eventOn(weekday(date.add({ days: 22 }), sunday), 'Bourse aux jouets'),
    eventOn(weekday(date.add({ days: 29 }), sunday), 'Repas des aînés'),
  ]
}

/** What it proposes by itself, the one that waits first. */
export function demoProposals(date: Temporal.PlainDate): DemoProposal[] {
  const [friday, sunday] = [5, 7]
  const on = (days: number, day: number, title: string) =>
    eventOn(weekday(date.add({ days }), day), title)
  return [
    { ...on(11, friday, 'Concours de belote'), by: 1, answer: 'none' },
    { ...on(3, friday, 'Soirée crêpes et jeux'), by: 0, answer: 'accepted' },
    { ...on(36, sunday, 'Randonnée du comité'), by: 0, answer: 'asked' },
  ]
}

/** What the neighbouring commune prepares, and offers. */
export function neighbourEvent(date: Temporal.PlainDate): DemoEvent {
  const saturday = 6
  return eventOn(weekday(date.add({ days: 18 }), saturday), 'Concert de l’harmonie')
}

/** The first such day from that date on. */
function weekday(date: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return date.add({ days: (day - date.dayOfWeek + 7) % 7 })
}

/** Whatever the season is good for. */
function feastOn(date: Temporal.PlainDate): DemoEvent {
  if (date.month >= 11) return eventOn(date, 'Marché de Noël')
  return eventOn(date, date.month >= 4 && date.month <= 9 ? 'Fête patronale' : 'Repas dansant')
}

function eventOn(date: Temporal.PlainDate, wanted: string): DemoEvent {
  const lines = written.find(block => saidBy('#', block)[0] === wanted)
  if (lines === undefined) throw new Error(`Nobody has written « ${wanted} ».`)
  const [one = '', plan = '', text = ''] = ['@', '=', '-'].map(sign => saidBy(sign, lines)[0])
  const [start = '', end = '', ...place] = one.split(' ')
  const day = date.toLocaleString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' })
  return {
    ...{ title: wanted, place: place.join(' '), text, plan },
    startLocal: `${date}T${start}`,
    endLocal: end === '-' ? null : `${date}T${end}`,
    poster: {
      ...pictureIn(saidBy('+', lines)[0] ?? ''),
      title: saidBy('*', lines),
      lines: [day, ...saidBy('>', lines)],
    },
  }
}

/**
 * An event a block (words/events.txt): its title, `#`, its hours and place, `@`, its plan, `=`, its text, `-`,
 * and of its poster what it shows, `+`, its title, `*`, and what stands below the day, `>`.
 */
const written = blocksIn(words('events'))
