import type { Network } from '../state/network.ts'
import { type Announcement, typeset } from './script.ts'
import { announcements, feasts } from './words.ts'

/** What most people write: no question, and hardly a word. Nobody cheers a cut of the water. */
export function wordlessUnder(announcement: Announcement): readonly string[] {
  return feasts.includes(announcement) ? cheers : acknowledgements
}

const cheers = ['👏👏', '❤️', '👍', 'Bravo !', '{ami}', '{ami} {ami2} 😉', '🎉', '😍😍']
const acknowledgements = ['👍', 'Merci !', 'Merci pour l’info', '{ami}', 'Ok merci', '🙏']

/** What may be written under a post: questions for the mairie, and words that ask for nothing. */
type UnderPost = { questions: readonly string[]; remarks: readonly string[] }

/**
 * What fits under a post, no matter who wrote it: one that the village tells itself, an event that the
 * application has published, or whatever a person has just tried.
 */
export function underPost(text: string): UnderPost {
  const known = announcements.find(one => typeset(one.text) === text)
  if (known) return underAnnouncement(known)
  const event = events.find(({ about }) => about.test(text))
  return event ? { ...event, remarks: [...event.remarks, ...cheers] } : underAny
}

/** What nobody has asked there yet; all of it once everything has been asked. */
export function questionsLeft(
  network: Network,
  { id, text }: { id: string; text: string },
): readonly string[] {
  const { questions } = underPost(text)
  const written = network.posts.under({ post: id, parent: null, deep: true }, Infinity)
  const asked = new Set(written.map(one => one.text))
  const left = questions.filter(question => !asked.has(question))
  return left.length > 0 ? left : questions
}

function underAnnouncement(announcement: Announcement): UnderPost {
  const remarks = announcement.remarks.map(one => (typeof one === 'string' ? one : one[0]))
  return {
    questions: announcement.talks.map(([ask]) => ask),
    remarks: [...remarks, ...wordlessUnder(announcement)],
  }
}

/** The festival committee's, as the demonstration plans them (demo-events.ts). */
const events: readonly ({ about: RegExp } & UnderPost)[] = [
  {
    about: /\bloto\b/i,
    questions: [
      'C’est combien le carton ?',
      'Bonjour, on peut réserver une table de 8 ?',
      'Il y a une partie pour les enfants ?',
      'On peut payer par carte ?',
      'il faut arriver à quelle heure pour avoir de la place',
    ],
    remarks: ['On y sera 😊', 'On va gagner l’aspirateur 😂', '{ami} {ami2} on y va ?'],
  },
  {
    about: /marché de noël/i,
    questions: [
      'Bonjour, il reste une place pour exposer ? je fais des bijoux',
      'Le Père Noël reste jusqu’à quelle heure ?',
      'C’est abrité s’il pleut ?',
      'Les chiens sont acceptés ?',
    ],
    remarks: ['Vivement 🎅', 'Les enfants ont hâte', '{ami} vin chaud ?'],
  },
  {
    about: /fête (patronale|du village)/i,
    questions: [
      'Il y aura des manèges pour les petits ?',
      'Bonjour, on se gare où ?',
      'Le bal est payant ?',
      'S’il pleut c’est annulé ?',
    ],
    remarks: ['On sera là 🎉', '{ami} {ami2} comme l’an dernier', 'Vivement !!!'],
  },
  {
    about: /repas dansant/i,
    questions: [
      'Bonjour, c’est combien le repas ?',
      'Il y a un menu enfant ?',
      'On réserve jusqu’à quand ?',
    ],
    remarks: ['On vient à 6 😊', '{ami} sors tes chaussures de danse'],
  },
  {
    about: /repas des aînés/i,
    questions: [
      'Le conjoint de moins de 70 ans peut venir ?',
      'Bonjour, vous pouvez venir chercher ma maman rue Haute ?',
      'Il y a un colis pour ceux qui ne peuvent pas se déplacer ?',
    ],
    remarks: ['Toujours un bon moment', 'Merci pour nos anciens ❤️', '{ami} pense à inscrire mamie'],
  },
  {
    about: /bourse aux jouets/i,
    questions: [
      'Bonjour, c’est combien la table ?',
      'On peut vendre des vêtements d’enfants aussi ?',
      'L’installation est à quelle heure ?',
    ],
    remarks: ['Chouette idée', '{ami} on vide les chambres 😂', 'On passera'],
  },
]

const underAny: UnderPost = {
  questions: [
    'Bonjour, on peut avoir plus d’informations svp ?',
    'Bonjour, à qui faut-il s’adresser ?',
    'On peut vous appeler pour en savoir plus ?',
  ],
  remarks: ['Merci pour l’info', '👍', '{ami} tu as vu ?', 'Merci !'],
}
