import { translated } from '../language.ts'

/** The words of the journal in the language in force: they come with its screen. */
export const journalMessages = translated({
  title: { fr: 'Journal', en: 'Log' },
  lead: {
    fr: 'Qui a fait quoi, et quand. Ce qui est décidé d’un message y reste, même annulé.',
    en: 'Who did what, and when. What is decided about a message stays here, even undone.',
  },
  kindLabel: { fr: 'Quels actes', en: 'Which acts' },
  all: { fr: 'Tous', en: 'All' },
  kinds: {
    override: { fr: 'Avis sur les messages', en: 'Judgements of messages' },
    answer: { fr: 'Réponses', en: 'Replies' },
    publication: { fr: 'Événements et publications', en: 'Events and publications' },
    channel: { fr: 'Canaux', en: 'Channels' },
    digest: { fr: 'Récapitulatif', en: 'Digest' },
    people: { fr: 'Personnes et clés', en: 'People and keys' },
    'sign-in': { fr: 'Connexions', en: 'Sign-ins' },
    commune: { fr: 'Commune, horaires et alertes', en: 'Commune, hours and alerts' },
  },
  none: { fr: 'Aucun acte de cette sorte', en: 'No such act' },
  noneHelp: {
    fr: 'Chaque acte paraît avec le nom de qui l’a fait. Les connexions et les destinataires du récapitulatif ne se montrent qu’aux administrateurs.',
    en: 'Each act appears with the name of who did it. Sign-ins and readers of the digest are shown to administrators alone.',
  },
  older: { fr: 'Afficher les plus anciens', en: 'Show older ones' },
  line: (by: string, what: string) => `${by} ${what}`,
  at: (name: string) => `(${name})`,
  places: {
    conversation: { fr: 'voir la conversation', en: 'see the conversation' },
    event: { fr: 'voir l’événement', en: 'see the event' },
    channel: { fr: 'voir le canal', en: 'see the channel' },
    digest: { fr: 'voir le récapitulatif', en: 'see the digest' },
    people: { fr: 'voir les personnes', en: 'see the people' },
    keys: { fr: 'voir les clés d’API', en: 'see the keys' },
    commune: { fr: 'voir les réglages', en: 'see the settings' },
    hours: { fr: 'voir les horaires', en: 'see the hours' },
  },
})
