import { frenchCount } from '../../../server/language/french.ts'
import { elided } from '../../../server/language/typeset.ts'
import { translated } from '../../language.ts'

/** The words of answering and of saved replies, which come with these alone. */
export const answeringMessages = translated({
  answering: {
    inDoubt: {
      unconfirmed: { fr: 'Peut-être pas arrivée', en: 'May not have arrived' },
      sending: { fr: 'Renvoi en cours', en: 'Being sent again' },
      why: {
        fr: 'Le serveur de courriel n’a pas dit s’il l’a prise : tant qu’on ne le sait pas, cette personne attend.',
        en: 'The mail server did not say whether it took it: until that is known, this person is waiting.',
      },
      again: { fr: 'Renvoyer', en: 'Send again' },
      arrived: { fr: 'Elle est arrivée', en: 'It did arrive' },
      of: (name: string) => ({ fr: ` : réponse à ${name}`, en: `: reply to ${name}` }),
      saidAgain: {
        fr: 'Votre réponse repart. Si la première est arrivée, la boîte n’en montre en général qu’une.',
        en: 'Your reply leaves again. If the first one arrived, a mailbox usually shows only one.',
      },
      saidArrived: {
        fr: 'C’est noté : la réponse compte depuis qu’elle a été écrite.',
        en: 'Noted: the reply counts since it was written.',
      },
    },
    leavesSoon: { fr: 'Part dans quelques secondes', en: 'Leaves in a few seconds' },
    takeBack: { fr: 'Annuler l’envoi', en: 'Undo sending' },
    saidLeaving: {
      fr: 'Vous avez dix secondes pour reprendre votre réponse.',
      en: 'You have ten seconds to take your reply back.',
    },
    saidTakenBack: (files: boolean) => ({
      fr: `Rien n’est parti\u00a0: votre texte vous attend dans la conversation${files ? ', sans ses fichiers' : ''}.`,
      en: `Nothing left: your text is waiting in the conversation${files ? ', without its files' : ''}.`,
    }),
    later: {
      fr: 'Pouvoir reprendre une réponse pendant dix secondes',
      en: 'Be able to take a reply back for ten seconds',
    },
    laterHelp: {
      fr: 'Dans ce navigateur. Le délai de réponse s’arrête quand elle part.',
      en: 'In this browser. The reply time ends when it leaves.',
    },
    telephone: {
      call: (number: string) => ({ fr: `Appeler le ${number}`, en: `Call ${number}` }),
      answered: { fr: 'Répondu par téléphone', en: 'Answered by telephone' },
      title: { fr: 'Répondu par téléphone', en: 'Answered by telephone' },
      lead: {
        fr: 'Le délai s’arrête à l’heure de cet appel.',
        en: 'The clock stops at the time of that call.',
      },
      at: { fr: 'Quand avez-vous répondu ?', en: 'When did you answer?' },
      save: { fr: 'Noter cette réponse', en: 'Note this answer' },
      said: {
        fr: 'C’est noté : vous avez répondu par téléphone.',
        en: 'Noted: you answered by telephone.',
      },
      takeBack: { fr: 'Retirer cette réponse', en: 'Take this answer back' },
      takenBack: {
        fr: 'C’est retiré : cette réponse ne compte plus.',
        en: 'It is taken back: this answer no longer counts.',
      },
    },
    hide: { fr: 'Masquer au public', en: 'Hide from the public' },
    show: { fr: 'Afficher de nouveau', en: 'Show again' },
    saidHidden: {
      fr: 'Le message est masqué au public : selon le réseau, son auteur et ses amis le voient encore ou non.',
      en: 'The message is hidden from the public: whether its author and their friends still see it depends on the network.',
    },
    saidShown: { fr: 'Le message est de nouveau visible.', en: 'The message can be seen again.' },
    choice: { fr: 'Comment répondre', en: 'How to reply' },
    options: {
      public: { fr: 'En public', en: 'In public' },
      private: { fr: 'En privé', en: 'In private' },
    },
    held: {
      title: {
        fr: 'Votre réponse attend la connexion',
        en: 'Your answer waits for the connection',
      },
      why: {
        fr: 'Elle partira d’elle-même, une seule fois, dès que la connexion reviendra, tant que Tambour est ouvert ou à sa prochaine ouverture.',
        en: 'It will leave by itself, once, as soon as the connection is back, while Tambour is open or when it is opened next.',
      },
      back: { fr: 'Reprendre la réponse', en: 'Take the answer back' },
      left: (name: string) => ({
        fr: `La connexion est revenue\u00a0: votre réponse à ${name} est partie.`,
        en: `The connection is back: your answer to ${name} has left.`,
      }),
      stays: (name: string, why: string) => ({
        fr: `Votre réponse à ${name} n’est pas partie, son texte est gardé. ${why}`,
        en: `Your answer to ${name} has not left, its text is kept. ${why}`,
      }),
    },
    answerTo: (name: string) => ({ fr: `Répondre à ${name}`, en: `Reply to ${name}` }),
    send: {
      public: { fr: 'Répondre en public', en: 'Reply in public' },
      private: { fr: 'Répondre en privé', en: 'Reply in private' },
    },
    retry: {
      public: { fr: 'Réessayer en public', en: 'Try again in public' },
      private: { fr: 'Réessayer en privé', en: 'Try again in private' },
    },
    seenBy: {
      public: (_name: string) => ({
        fr: 'Tout le monde verra la réponse, sous le message.',
        en: 'Everybody will see the reply, under the message.',
      }),
      private: (name: string) => ({
        fr: `Visible ${elided('de', name)} seulement, en message privé.`,
        en: `Seen by ${name} alone, in a private message.`,
      }),
    },
    onceUntil: (when: string) => ({
      fr: `Une seule fois, jusqu’au ${when}.`,
      en: `Once only, until ${when}.`,
    }),
    until: (when: string) => ({
      fr: `Réponse possible jusqu’au ${when}.`,
      en: `A reply is possible until ${when}.`,
    }),
    choose: { fr: 'Choisissez d’abord comment répondre.', en: 'Choose first how to reply.' },
    saved: { fr: 'Réponses types', en: 'Saved replies' },
    privately: { fr: 'Réponse privée', en: 'Private reply' },
    answersInPrivate: (text: string) => ({
      fr: `Réponse privée au commentaire « ${text} »`,
      en: `Private reply to the comment “${text}”`,
    }),
    answersMail: (text: string) => ({
      fr: `Réponse au mail « ${text} »`,
      en: `Reply to the mail “${text}”`,
    }),
  },
  together: {
    writes: (names: string, count: number) => ({
      fr: `${names} ${count === 1 ? 'écrit' : 'écrivent'}…`,
      en: `${names} ${count === 1 ? 'is' : 'are'} writing…`,
    }),
    reads: (names: string, count: number) => ({
      fr: `${names} ${count === 1 ? 'regarde' : 'regardent'} cette conversation`,
      en: `${names} ${count === 1 ? 'has' : 'have'} this conversation open`,
    }),
    answered: (names: string, count: number) => ({
      fr: `${names} ${count === 1 ? 'a répondu' : 'ont répondu'} depuis que vous avez commencé`,
      en: `${names} ${count === 1 ? 'has' : 'have'} answered since you began`,
    }),
    someoneAnswered: {
      fr: 'Une réponse est partie depuis que vous avez commencé',
      en: 'A reply has been sent since you began',
    },
    youAnswered: {
      fr: 'Une réponse de vous est partie depuis que vous avez commencé',
      en: 'An answer of yours has left since you began',
    },
    sendAnyway: { fr: 'Envoyer quand même', en: 'Send anyway' },
    keep: { fr: 'Garder le brouillon', en: 'Keep the draft' },
    drop: { fr: 'Jeter le brouillon', en: 'Drop the draft' },
    dropped: { fr: 'Le brouillon est jeté.', en: 'The draft is gone.' },
  },
  possibleAnswer: {
    asked: (name: string | null, when: string) => ({
      fr: `Vous avez écrit en privé à ${name ?? 'cette personne'} ${when} : est-ce la réponse à ce commentaire ?`,
      en: `You wrote to ${name ?? 'this person'} in private ${when}: is that the answer to this comment?`,
    }),
    askedByMail: (name: string | null, when: string) => ({
      fr: `Vous avez écrit un autre mail à ${name ?? 'cette personne'} ${when} : est-ce la réponse à celui-ci ?`,
      en: `You wrote another mail to ${name ?? 'this person'} ${when}: is that the answer to this one?`,
    }),
    see: { fr: 'Voir le message', en: 'See the message' },
    yes: { fr: 'Oui, c’est la réponse', en: 'Yes, that is the answer' },
    no: { fr: 'Non', en: 'No' },
    saidYes: {
      fr: 'C’est noté : la réponse compte à l’heure où elle est partie.',
      en: 'Noted: the answer counts from when it was sent.',
    },
    saidNo: { fr: 'C’est noté : ce n’est pas la réponse.', en: 'Noted: that is not the answer.' },
  },
  earlier: {
    title: { fr: 'Vous aviez répondu', en: 'You had answered' },
    insert: { fr: 'Reprendre', en: 'Take up' },
    asked: (text: string) => ({ fr: `«\u00a0${text}\u00a0»`, en: `“${text}”` }),
    offer: {
      fr: 'Proposer ce que vous aviez répondu à des questions proches',
      en: 'Propose what you had answered to similar questions',
    },
    offerHelp: {
      fr: 'Sous la réponse, dans ce navigateur. Rien ne s’écrit sans vous.',
      en: 'Under the reply, in this browser. Nothing is written without you.',
    },
  },
  files: {
    attach: { fr: 'Joindre', en: 'Attach' },
    list: (count: number) => ({
      fr: frenchCount(count, 'fichier joint', 'fichiers joints'),
      en: count === 1 ? '1 attached file' : `${count} attached files`,
    }),
    remove: (name: string) => ({ fr: `Retirer « ${name} »`, en: `Remove “${name}”` }),
    sending: { fr: 'Envoi des fichiers', en: 'Sending the files' },
    tooMany: (most: number) => ({
      fr: `${frenchCount(most, 'fichier', 'fichiers')} au plus : les autres ne sont pas joints.`,
      en: `${most === 1 ? '1 file' : `${most} files`} at most: the others are not attached.`,
    }),
    tooLarge: (name: string, most: string) => ({
      fr: `« ${name} » n’est pas joint : tous ensemble, les fichiers font ${most} au plus. Allégez-le, ou donnez un lien.`,
      en: `“${name}” is not attached: all together, files may have ${most}. Make it lighter, or give a link.`,
    }),
    notHere: {
      fr: 'Ce canal ne prend pas de fichiers : retirez-les pour envoyer.',
      en: 'This channel takes no files: remove them to send.',
    },
  },
  savedReplies: {
    title: { fr: 'Réponses types', en: 'Saved replies' },
    lead: (mark: string) => ({
      fr: `Les textes que vous écrivez souvent, à reprendre d’un geste en répondant. ${mark} y devient le prénom de la personne.`,
      en: `What you often write, to be taken up in one move when you reply. ${mark} in it becomes the person’s first name.`,
    }),
    none: { fr: 'Aucune réponse type', en: 'No saved reply' },
    noneHelp: (mark: string) => ({
      fr: `Enregistrez par exemple « Bonjour ${mark}, la mairie est ouverte de 9 h à 12 h. » : le prénom de la personne prendra sa place.`,
      en: `Save for example “Bonjour ${mark}, la mairie est ouverte de 9 h à 12 h.”: the person’s first name will take its place.`,
    }),
    write: { fr: 'Écrire une réponse type', en: 'Save a reply' },
    search: { fr: 'Chercher dans les titres et les textes', en: 'Search the titles and the texts' },
    nothingFound: { fr: 'Aucune réponse type ne correspond.', en: 'No saved reply matches.' },
    named: (name: string) => ({
      fr: `Le prénom sera « ${name} ».`,
      en: `The first name will be “${name}”.`,
    }),
    nameless: (mark: string) => ({
      fr: `Le prénom de cette personne n’est pas connu : le texte sera écrit sans ${mark}.`,
      en: `This person’s first name is not known: the text will be written without ${mark}.`,
    }),
    add: { fr: 'Ajouter une réponse type', en: 'Add a reply' },
    addUsual: {
      fr: 'Ajouter les huit réponses types proposées',
      en: 'Add the eight proposed replies',
    },
    addedUsual: {
      fr: 'Les huit réponses types sont ajoutées : relisez-les, elles sont à vous.',
      en: 'The eight replies are added: read them over, they are yours.',
    },
    edit: { fr: 'Modifier', en: 'Change' },
    editTitle: { fr: 'Modifier la réponse type', en: 'Change the saved reply' },
    remove: { fr: 'Supprimer', en: 'Delete' },
    of: (title: string) => ({ fr: ` « ${title} »`, en: ` “${title}”` }),
    titleLabel: { fr: 'Titre', en: 'Title' },
    titleHelp: {
      fr: 'Pour vous y retrouver : il n’est pas envoyé.',
      en: 'For you to find it: it is not sent.',
    },
    textLabel: { fr: 'Texte', en: 'Text' },
    textHelp: (mark: string) => ({
      fr: `${mark} devient le prénom de la personne ; s’il n’est pas connu, « Bonjour ${mark}, » devient « Bonjour, ».`,
      en: `${mark} becomes the person’s first name; where it is not known, “Bonjour ${mark},” becomes “Bonjour,”.`,
    }),
    exampleName: 'Julie Martin',
    readNamed: (name: string) => ({ fr: `Pour ${name}`, en: `For ${name}` }),
    readNameless: { fr: 'Sans prénom connu', en: 'Without a known first name' },
    added: (title: string) => ({
      fr: `La réponse « ${title} » est enregistrée.`,
      en: `The reply “${title}” is saved.`,
    }),
    changed: (title: string) => ({
      fr: `La réponse « ${title} » est modifiée.`,
      en: `The reply “${title}” is changed.`,
    }),
    removed: (title: string) => ({
      fr: `La réponse « ${title} » est supprimée.`,
      en: `The reply “${title}” is deleted.`,
    }),
  },
})
