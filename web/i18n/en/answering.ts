import type { answering as fr } from '../fr/answering.ts'

export const answering: typeof fr = {
  answering: {
    hide: 'Hide from the public',
    show: 'Show again',
    saidHidden: 'The message is hidden: only its author and their friends still see it.',
    saidShown: 'The message can be seen again.',
    choice: 'How to reply',
    ways: { public: 'In public', private: 'In private' },
    answerTo: name => `Reply to ${name}`,
    send: { public: 'Reply in public', private: 'Reply in private' },
    retry: { public: 'Try again in public', private: 'Try again in private' },
    seenBy: {
      public: () => 'Everybody will see the reply, under the message.',
      private: name => `Seen by ${name} alone, in Messenger.`,
    },
    onceUntil: when => `Once only, until ${when}.`,
    until: when => `A reply is possible until ${when}.`,
    choose: 'Choose first how to reply.',
    saved: 'Saved replies',
    privately: 'Private reply',
    answersInPrivate: text => `Private reply to the comment “${text}”`,
  },
  savedReplies: {
    title: 'Saved replies',
    lead: mark =>
      `What you often write, to be taken up in one move when you reply. ${mark} in it becomes the person’s first name.`,
    none: 'No saved reply',
    noneHelp: mark =>
      `Save for example “Bonjour ${mark}, la mairie est ouverte de 9 h à 12 h.”: the person’s first name will take its place.`,
    write: 'Save a reply',
    search: 'Search the titles and the texts',
    nothingFound: 'No saved reply matches.',
    named: name => `The first name will be “${name}”.`,
    nameless: mark =>
      `This person’s first name is not known: the text will be written without ${mark}.`,
    add: 'Add a reply',
    addUsual: 'Add the eight proposed replies',
    addedUsual: 'The eight replies are added: read them over, they are yours.',
    edit: 'Change',
    editTitle: 'Change the saved reply',
    remove: 'Delete',
    of: title => ` “${title}”`,
    titleLabel: 'Title',
    titleHelp: 'For you to find it: it is not sent.',
    textLabel: 'Text',
    textHelp: mark =>
      `${mark} becomes the person’s first name; where it is not known, “Bonjour ${mark},” becomes “Bonjour,”.`,
    exampleName: 'Julie Martin',
    readNamed: name => `For ${name}`,
    readNameless: 'Without a known first name',
    added: title => `The reply “${title}” is saved.`,
    changed: title => `The reply “${title}” is changed.`,
    removed: title => `The reply “${title}” is deleted.`,
  },
}
