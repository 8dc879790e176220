import { blocksIn, pictureIn, type Scene, saidBy } from './village/script.ts'

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
 * An event a block (script.ts): its title, `#`, its hours and place, `@`, its plan, `=`, its text, `-`,
 * and of its poster what it shows, `+`, its title, `*`, and what stands below the day, `>`.
 */
const written = blocksIn(`
# Loto du comité des fêtes
@ 20:00 23:30 Salle des fêtes
= Loto ou repas sur réservation
- Ouverture des portes à 19 h. Un aspirateur, un bon d’achat de 150 € et des paniers garnis à gagner. Buvette et crêpes sur place.
+ night: Affiche du loto : un ciel étoilé, la date et les lots
* Grand loto
> 20 h, salle des fêtes
> Bon d’achat de 150 €
> Buvette et crêpes

# Marché de Noël
@ 14:00 19:00 Place de l’Église
= Marché de Noël ou fête patronale
- Une vingtaine d’exposants, vin chaud et soupe à l’oignon. Le Père Noël passe vers 16 h. Stationnement conseillé au stade.
+ church: Affiche du marché de Noël : l’église du village et la date
* Marché
* de Noël
> 14 h – 19 h
> Place de l’Église

# Fête patronale
@ 14:00 23:00 Place de la Mairie
= Marché de Noël ou fête patronale
- Manèges dès 14 h, grillades du comité à partir de 18 h, bal en plein air. Entrée libre.
+ feast: Affiche de la fête patronale : des fanions et la date
* Fête
* patronale
> Manèges, grillades, bal
> Place de la Mairie

# Repas dansant
@ 12:00 18:00 Salle des fêtes
= Loto ou repas sur réservation
- Choucroute, fromage et tarte, puis on danse avec l’orchestre. 24 € par personne, 12 € pour les enfants, sur réservation.
+ feast: Affiche du repas dansant : des fanions et la date
* Repas
* dansant
> midi, salle des fêtes
> 24 € sur réservation

# Bourse aux jouets
@ 09:00 17:00 Salle des fêtes
= Fête ou animation
- Jouets, livres et vêtements d’enfants. Buvette et gâteaux de l’association des parents. Entrée libre.
+ school: Affiche de la bourse aux jouets : l’école du village et la date
* Bourse
* aux jouets
> 9 h – 17 h
> salle des fêtes

# Repas des aînés
@ 12:00 - Salle des fêtes
= Loto ou repas sur réservation
- Inscriptions en mairie avant le vendredi qui précède. Transport possible sur demande.
+ meadow: Affiche du repas des aînés : deux arbres dans une prairie et la date
* Repas
* des aînés
> midi, salle des fêtes

# Concours de belote
@ 20:00 23:30 Salle des fêtes
= Fête ou animation
- En doublette, inscriptions sur place à partir de 19 h 15. 10 € par joueur, un lot pour chacun. Buvette et sandwichs.
+ night: Affiche du concours de belote : un ciel étoilé, la date et le lieu
* Concours
* de belote
> 20 h, salle des fêtes
> Un lot pour chacun

# Soirée crêpes et jeux
@ 19:00 22:30 Salle des fêtes
= Fête ou animation
- On sort les jeux de société et les poêles à crêpes. Entrée libre, chacun apporte de quoi garnir les siennes.
+ feast: Affiche de la soirée crêpes et jeux : des fanions et la date
* Crêpes
* et jeux
> 19 h, salle des fêtes
> Entrée libre

# Randonnée du comité
@ 09:00 12:30 Départ devant l’église
= Fête ou animation
- Deux boucles, 6 et 11 km, par le lavoir et le bois de la Noue. Café au départ, soupe à l’arrivée.
+ meadow: Affiche de la randonnée : deux arbres dans une prairie et la date
* Randonnée
> 9 h, devant l’église
> 6 ou 11 km

# Concert de l’harmonie
@ 20:30 22:00 Église Saint-Rémy
= Fête ou animation
- Musiques de films et airs connus, par les trente musiciens de l’harmonie des Trois-Clochers. Entrée libre, chapeau à la sortie.
+ church: Affiche du concert de l’harmonie : l’église du village et la date
* Concert
* de l’harmonie
> 20 h 30, église
> Entrée libre
`)
