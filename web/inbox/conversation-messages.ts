import { frenchCount } from '../../server/language/french.ts'
import { translated } from '../language.ts'

/** What is done with a conversation as a whole, which comes when one is opened. */
export const conversationMessages = translated({
  keys: {
    title: { fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' },
    all: {
      fr: [
        ['j', 'Message suivant'],
        ['k', 'Message précédent'],
        ['r', 'Répondre'],
        ['n', 'Écrire une note interne'],
        ['e', 'Pas de réponse attendue'],
        ['a', 'S’attribuer la conversation, ou la rendre'],
        ['/', 'Chercher'],
        ['Ctrl Entrée', 'Envoyer la réponse'],
        ['Échap', 'Sortir de la réponse'],
        ['?', 'Montrer ces touches'],
      ] as [keys: string, does: string][],
      en: [
        ['j', 'Next message'],
        ['k', 'Previous message'],
        ['r', 'Reply'],
        ['n', 'Write an internal note'],
        ['e', 'No reply expected'],
        ['a', 'Take the conversation, or give it back'],
        ['/', 'Search'],
        ['Ctrl Enter', 'Send the reply'],
        ['Esc', 'Leave the reply'],
        ['?', 'Show these keys'],
      ],
    },
    on: { fr: 'Utiliser ces touches', en: 'Use these keys' },
    onHelp: {
      fr: 'À décocher si elles gênent, par exemple avec une dictée vocale. Ctrl + Entrée envoie toujours.',
      en: 'Untick it if they get in the way, with dictation for instance. Ctrl + Enter always sends.',
    },
  },
  acts: {
    label: { fr: 'La conversation', en: 'The conversation' },
  },
  inCharge: {
    none: {
      title: { fr: 'Rien ne vous est attribué', en: 'Nothing is assigned to you' },
      text: {
        fr: 'Ce que vous vous attribuez, ou qu’on vous attribue, paraît ici jusqu’à ce qu’on vous le retire. La touche « a » vous attribue la conversation ouverte.',
        en: 'What you take, or are given, appears here until it is taken off you. The “a” key assigns the open conversation to you.',
      },
    },
    assign: { fr: 'Attribuer à…', en: 'Assign to…' },
    title: { fr: 'Attribuer la conversation', en: 'Assign the conversation' },
    lead: {
      fr: 'Chacun voit de qui c’est le tour ; tous peuvent répondre comme avant.',
      en: 'Everybody sees whose turn it is; all may reply as before.',
    },
    toMe: { fr: 'À moi', en: 'To me' },
    toNobody: { fr: 'À personne', en: 'To nobody' },
    said: (name: string) => ({
      fr: `La conversation est attribuée à ${name}.`,
      en: `The conversation is assigned to ${name}.`,
    }),
    saidMe: {
      fr: 'La conversation vous est attribuée.',
      en: 'The conversation is assigned to you.',
    },
    saidNobody: {
      fr: 'La conversation n’est plus attribuée.',
      en: 'The conversation is no longer assigned.',
    },
  },
  joined: {
    merge: { fr: 'Regrouper avec une autre conversation…', en: 'Join with another conversation…' },
    mergeHelp: {
      fr: 'Les deux n’en font plus qu’une : une réponse dans l’une répond aussi à l’autre.',
      en: 'The two become one: a reply in one answers the other as well.',
    },
    title: { fr: 'Regrouper avec une autre conversation', en: 'Join with another conversation' },
    lead: {
      fr: 'La même personne a écrit ailleurs ? Les deux conversations n’en font plus qu’une : une réponse dans l’une répond aussi à l’autre.',
      en: 'Did the same person write elsewhere? The two become one conversation: a reply in either answers both.',
    },
    search: { fr: 'Chercher une personne', en: 'Look for a person' },
    sameName: { fr: 'Même nom', en: 'Same name' },
    nobody: { fr: 'Aucune conversation ne correspond.', en: 'No conversation matches.' },
    with: { fr: 'Regroupée avec', en: 'Joined with' },
    others: (count: number) => ({
      fr: `Regroupée avec ${frenchCount(count, 'autre', 'autres')}`,
      en: `Joined with ${count} ${count === 1 ? 'other' : 'others'}`,
    }),
    split: { fr: 'Séparer', en: 'Part' },
    splitFrom: (name: string) => ({
      fr: ` de la conversation « ${name} »`,
      en: ` from the conversation “${name}”`,
    }),
    saidMerged: {
      fr: 'Les deux conversations sont regroupées.',
      en: 'The two conversations are joined.',
    },
    saidSplit: {
      fr: 'Les deux conversations sont séparées.',
      en: 'The two conversations are parted.',
    },
    joinings: {
      merged: (by: string) => ({
        fr: `${by} a regroupé deux conversations`,
        en: `${by} joined two conversations`,
      }),
      split: (by: string) => ({
        fr: `${by} a séparé des conversations`,
        en: `${by} parted conversations`,
      }),
    },
  },
  onePerson: {
    open: { fr: 'Relier à un autre contact…', en: 'Link to another contact…' },
    openHelp: {
      fr: 'La même personne vous a écrit par un autre canal ? Ses conversations restent séparées, sous un seul nom.',
      en: 'Has the same person written on another channel? Their conversations stay apart, under one name.',
    },
    title: (name: string) => ({
      fr: `Relier ${name} à un autre contact`,
      en: `Link ${name} to another contact`,
    }),
    lead: {
      fr: 'La même personne a écrit par un autre canal ? Ses conversations restent séparées, et paraissent sous un seul nom ; aucun délai ne change.',
      en: 'Did the same person write on another channel? Their conversations stay apart and go under one name; no reply time changes.',
    },
    who: { fr: 'Qui', en: 'Who' },
    search: { fr: 'Chercher sur les autres canaux', en: 'Search the other channels' },
    searchHelp: {
      fr: 'Un nom ou une adresse. Rien n’est proposé d’office : deux personnes peuvent porter le même nom.',
      en: 'A name or an address. Nothing is proposed by itself: two people may share a name.',
    },
    nobody: {
      fr: 'Personne ne correspond sur les autres canaux.',
      en: 'Nobody of the other channels matches.',
    },
    isAlso: (name: string) => ({ fr: `${name} est aussi :`, en: `${name} is also:` }),
    elsewhere: (name: string, channel: string) => `${name}, ${channel}`,
    part: { fr: 'Séparer', en: 'Part' },
    saidJoined: { fr: 'C’est noté : la même personne.', en: 'Noted: one person.' },
    saidParted: { fr: 'Ce n’est plus la même personne.', en: 'They are no longer one person.' },
  },
})
