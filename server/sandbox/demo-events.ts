import type { Scene } from './village/script.ts'

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

const hall = 'Salle des fêtes'

/** What the committee prepares in the weeks after `date`, each on a day on which people come. */
export function demoEvents(date: Temporal.PlainDate): DemoEvent[] {
  const [saturday, sunday] = [6, 7]
  return [
    loto(weekday(date.add({ days: 8 }), saturday)),
    feast(weekday(date.add({ days: 15 }), sunday)),
    bourse(weekday(date.add({ days: 22 }), sunday)),
    elders(weekday(date.add({ days: 29 }), sunday)),
  ]
}

/** What it proposes by itself, the one that waits first. */
export function demoProposals(date: Temporal.PlainDate): DemoProposal[] {
  const [friday, sunday] = [5, 7]
  return [
    { ...belote(weekday(date.add({ days: 11 }), friday)), by: 1, answer: 'none' },
    { ...pancakes(weekday(date.add({ days: 3 }), friday)), by: 0, answer: 'accepted' },
    { ...walk(weekday(date.add({ days: 36 }), sunday)), by: 0, answer: 'asked' },
  ]
}

/** What the neighbouring commune prepares, and offers. */
export function neighbourEvent(date: Temporal.PlainDate): DemoEvent {
  const saturday = 6
  return concert(weekday(date.add({ days: 18 }), saturday))
}

/** The first such day from that date on. */
function weekday(date: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return date.add({ days: (day - date.dayOfWeek + 7) % 7 })
}

const spoken = (date: Temporal.PlainDate) =>
  date.toLocaleString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long' })

function loto(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Loto du comité des fêtes',
    startLocal: `${date}T20:00`,
    endLocal: `${date}T23:30`,
    place: hall,
    text: 'Ouverture des portes à 19 h. Un aspirateur, un bon d’achat de 150 € et des paniers garnis à gagner. Buvette et crêpes sur place.',
    plan: 'Loto ou repas sur réservation',
    poster: {
      scene: 'night',
      title: ['Grand loto'],
      lines: [spoken(date), '20 h, salle des fêtes', 'Bon d’achat de 150 €', 'Buvette et crêpes'],
      alt: 'Affiche du loto : un ciel étoilé, la date et les lots',
    },
  }
}

/** Whatever the season is good for. */
function feast(date: Temporal.PlainDate): DemoEvent {
  if (date.month >= 11) {
    return {
      title: 'Marché de Noël',
      startLocal: `${date}T14:00`,
      endLocal: `${date}T19:00`,
      place: 'Place de l’Église',
      text: 'Une vingtaine d’exposants, vin chaud et soupe à l’oignon. Le Père Noël passe vers 16 h. Stationnement conseillé au stade.',
      plan: 'Marché de Noël ou fête patronale',
      poster: {
        scene: 'church',
        title: ['Marché', 'de Noël'],
        lines: [spoken(date), '14 h – 19 h', 'Place de l’Église'],
        alt: 'Affiche du marché de Noël : l’église du village et la date',
      },
    }
  }
  if (date.month >= 4 && date.month <= 9) {
    return {
      title: 'Fête patronale',
      startLocal: `${date}T14:00`,
      endLocal: `${date}T23:00`,
      place: 'Place de la Mairie',
      text: 'Manèges dès 14 h, grillades du comité à partir de 18 h, bal en plein air. Entrée libre.',
      plan: 'Marché de Noël ou fête patronale',
      poster: {
        scene: 'feast',
        title: ['Fête', 'patronale'],
        lines: [spoken(date), 'Manèges, grillades, bal', 'Place de la Mairie'],
        alt: 'Affiche de la fête patronale : des fanions et la date',
      },
    }
  }
  return {
    title: 'Repas dansant',
    startLocal: `${date}T12:00`,
    endLocal: `${date}T18:00`,
    place: hall,
    text: 'Choucroute, fromage et tarte, puis on danse avec l’orchestre. 24 € par personne, 12 € pour les enfants, sur réservation.',
    plan: 'Loto ou repas sur réservation',
    poster: {
      scene: 'feast',
      title: ['Repas', 'dansant'],
      lines: [spoken(date), 'midi, salle des fêtes', '24 € sur réservation'],
      alt: 'Affiche du repas dansant : des fanions et la date',
    },
  }
}

function bourse(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Bourse aux jouets',
    startLocal: `${date}T09:00`,
    endLocal: `${date}T17:00`,
    place: hall,
    text: 'Jouets, livres et vêtements d’enfants. Buvette et gâteaux de l’association des parents. Entrée libre.',
    plan: 'Fête ou animation',
    poster: {
      scene: 'school',
      title: ['Bourse', 'aux jouets'],
      lines: [spoken(date), '9 h – 17 h', 'salle des fêtes'],
      alt: 'Affiche de la bourse aux jouets : l’école du village et la date',
    },
  }
}

function elders(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Repas des aînés',
    startLocal: `${date}T12:00`,
    endLocal: null,
    place: hall,
    text: 'Inscriptions en mairie avant le vendredi qui précède. Transport possible sur demande.',
    plan: 'Loto ou repas sur réservation',
    poster: {
      scene: 'meadow',
      title: ['Repas', 'des aînés'],
      lines: [spoken(date), 'midi, salle des fêtes'],
      alt: 'Affiche du repas des aînés : deux arbres dans une prairie et la date',
    },
  }
}

function belote(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Concours de belote',
    startLocal: `${date}T20:00`,
    endLocal: `${date}T23:30`,
    place: hall,
    text: 'En doublette, inscriptions sur place à partir de 19 h 15. 10 € par joueur, un lot pour chacun. Buvette et sandwichs.',
    plan: 'Fête ou animation',
    poster: {
      scene: 'night',
      title: ['Concours', 'de belote'],
      lines: [spoken(date), '20 h, salle des fêtes', 'Un lot pour chacun'],
      alt: 'Affiche du concours de belote : un ciel étoilé, la date et le lieu',
    },
  }
}

function pancakes(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Soirée crêpes et jeux',
    startLocal: `${date}T19:00`,
    endLocal: `${date}T22:30`,
    place: hall,
    text: 'On sort les jeux de société et les poêles à crêpes. Entrée libre, chacun apporte de quoi garnir les siennes.',
    plan: 'Fête ou animation',
    poster: {
      scene: 'feast',
      title: ['Crêpes', 'et jeux'],
      lines: [spoken(date), '19 h, salle des fêtes', 'Entrée libre'],
      alt: 'Affiche de la soirée crêpes et jeux : des fanions et la date',
    },
  }
}

function walk(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Randonnée du comité',
    startLocal: `${date}T09:00`,
    endLocal: `${date}T12:30`,
    place: 'Départ devant l’église',
    text: 'Deux boucles, 6 et 11 km, par le lavoir et le bois de la Noue. Café au départ, soupe à l’arrivée.',
    plan: 'Fête ou animation',
    poster: {
      scene: 'meadow',
      title: ['Randonnée'],
      lines: [spoken(date), '9 h, devant l’église', '6 ou 11 km'],
      alt: 'Affiche de la randonnée : deux arbres dans une prairie et la date',
    },
  }
}

function concert(date: Temporal.PlainDate): DemoEvent {
  return {
    title: 'Concert de l’harmonie',
    startLocal: `${date}T20:30`,
    endLocal: `${date}T22:00`,
    place: 'Église Saint-Rémy',
    text: 'Musiques de films et airs connus, par les trente musiciens de l’harmonie des Trois-Clochers. Entrée libre, chapeau à la sortie.',
    plan: 'Fête ou animation',
    poster: {
      scene: 'church',
      title: ['Concert', 'de l’harmonie'],
      lines: [spoken(date), '20 h 30, église', 'Entrée libre'],
      alt: 'Affiche du concert de l’harmonie : l’église du village et la date',
    },
  }
}
