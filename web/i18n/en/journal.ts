import type { journal as fr } from '../fr/journal.ts'

export const journal: typeof fr = {
  title: 'Log',
  lead: 'Who did what, and when. What is decided about a message stays here, even undone.',
  kindLabel: 'Which acts',
  all: 'All',
  kinds: {
    judgement: 'Judgements of messages',
    answer: 'Replies',
    publication: 'Events and publications',
    channel: 'Channels',
    digest: 'Digest',
    people: 'People and keys',
    'sign-in': 'Sign-ins',
    commune: 'Commune, hours and alerts',
  },
  none: 'Nothing has been done yet',
  noneHelp: 'Each act appears here with the name of whoever did it.',
  older: 'Show older ones',
  line: (by, what) => `${by} ${what}`,
  at: name => `(${name})`,
  places: {
    conversation: 'see the conversation',
    event: 'see the event',
    channel: 'see the channel',
    digest: 'see the digest',
    people: 'see the people',
    keys: 'see the keys',
    commune: 'see the settings',
    hours: 'see the hours',
  },
}
