import { englishInstant, englishList } from '../language/english.ts'
import { frenchInstant, frenchList } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

/** A field of a connector's form, as it is named in a sentence: by its label and, for a program, by its key. */
type Named = { key: string; label: Sentence }

const french = ({ key, label }: Named) => `« ${label.fr} » (${key})`
const english = ({ key, label }: Named) => `“${label.en}” (${key})`

export const channelSentences = sentences('channels', {
  channel: { fr: 'Ce canal', en: 'This channel' },
  application: { fr: 'Cette application', en: 'This application' },
  webhook: { fr: 'Ce webhook', en: 'This webhook' },

  fieldMissing: (kind: Sentence, field: Named) => ({
    fr: `Pour un canal ${kind.fr}, il manque ${french(field)}.`,
    en: `For a ${kind.en} channel, ${english(field)} is missing.`,
  }),
  namesThePage: (field: Named) => ({
    fr: `${french(field)} dit de quelle page il s’agit, et ne se change pas : connectez l’autre page comme un canal de plus.`,
    en: `${english(field)} says which page it is, and cannot be changed: connect the other page as one more channel.`,
  }),
  giveSecrets: (fields: readonly Named[]) => ({
    fr: `Donnez ${fields.map(french).join(', ')} pour reconnecter ce canal.`,
    en: `Give ${fields.map(english).join(', ')} to reconnect this channel.`,
  }),
  secretMissing: (field: Named) => ({
    fr: `Pour reconnecter ce canal, il manque ${french(field)}.`,
    en: `To reconnect this channel, ${english(field)} is missing.`,
  }),
  fieldUnknown: (kind: Sentence, key: string, fields: readonly Named[]) => ({
    fr: `Un canal ${kind.fr} n’a pas de champ « ${key} » : ses champs sont ${fields.map(french).join(', ')}.`,
    en: `A ${kind.en} channel has no field “${key}”: its fields are ${fields.map(english).join(', ')}.`,
  }),
  noSecret: (field: Named) => ({
    fr: `${french(field)} n’est pas un secret : donnez-le parmi les champs ordinaires.`,
    en: `${english(field)} is no secret: give it among the ordinary fields.`,
  }),
  isSecret: (field: Named) => ({
    fr: `${french(field)} est un secret : donnez-le parmi les secrets, il sera chiffré.`,
    en: `${english(field)} is a secret: give it among the secrets, it will be encrypted.`,
  }),
  fieldNoChoice: (field: Named, choices: readonly { value: string }[]) => {
    const values = choices.map(({ value }) => value)
    return {
      fr: `${french(field)} doit être l’une de ces valeurs : ${values.join(', ')}.`,
      en: `${english(field)} has to be one of these: ${values.join(', ')}.`,
    }
  },
  fieldTooLong: (field: Named) => ({
    fr: `${french(field)} est trop long.`,
    en: `${english(field)} is too long.`,
  }),
  noReports: (kind: Sentence) => ({
    fr: `Un canal ${kind.fr} ne reçoit pas de signalements d’autres outils : choisissez une boîte mail.`,
    en: `A ${kind.en} channel receives no reports of other tools: choose a mailbox.`,
  }),
  applicationFieldMissing: (field: Pick<Named, 'label'>) => ({
    fr: `Il manque « ${field.label.fr} ».`,
    en: `“${field.label.en}” is missing.`,
  }),

  unknownHere: (kind: string) => ({
    fr: `Cette installation ne connaît pas les canaux de type « ${kind} » : installez la version de Tambour qui les avait.`,
    en: `This installation does not know channels of the kind “${kind}”: install the version of Tambour that had them.`,
  }),
  unknownKind: (kind: string, known: readonly string[]) => ({
    fr: `Il n’y a pas de canal de type « ${kind} » : les types sont ${known.join(', ')}.`,
    en: `There is no channel of the kind “${kind}”: the kinds are ${known.join(', ')}.`,
  }),
  doesNothing: {
    fr: 'Ce canal ne recevrait ni ne publierait rien : choisissez au moins l’un des deux.',
    en: 'This channel would neither receive nor publish anything: choose at least one of the two.',
  },
  otherAccess: (name: string) => ({
    fr: `Ces accès ne sont pas ceux de « ${name} ».`,
    en: `This access is not that of “${name}”.`,
  }),
  wasConnected: (name: string, id: number) => ({
    fr: `Ce canal a déjà été connecté sous le nom « ${name} » (n° ${id}) : reconnectez celui-là, son historique est gardé.`,
    en: `This channel was connected before under the name “${name}” (no. ${id}): reconnect that one, its history is kept.`,
  }),
  isConnected: (name: string, id: number) => ({
    fr: `Ce canal est déjà connecté sous le nom « ${name} » (n° ${id}).`,
    en: `This channel is connected already under the name “${name}” (no. ${id}).`,
  }),
  paused: (name: string) => ({
    fr: `« ${name} » est en pause.`,
    en: `“${name}” is paused.`,
  }),
  wasDisconnected: (name: string) => ({
    fr: `Le canal « ${name} » a été déconnecté.`,
    en: `The channel “${name}” was disconnected.`,
  }),
  isDisconnected: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le pour vous en servir.`,
    en: `The channel “${name}” is disconnected: reconnect it to use it.`,
  }),
  renewalUnderWay: (name: string) => ({
    fr: `L’accès du canal « ${name} » est en train d’être renouvelé : réessayez dans une minute.`,
    en: `The access of the channel “${name}” is being renewed: try again in a minute.`,
  }),
  checkDisconnected: (name: string) => ({
    fr: `Le canal « ${name} » est déconnecté : reconnectez-le pour le vérifier.`,
    en: `The channel “${name}” is disconnected: reconnect it to check it.`,
  }),
  checkArchive: (name: string) => ({
    fr: `Le canal « ${name} » n’est connu que par son archive : connectez-le pour le vérifier.`,
    en: `The channel “${name}” is known by its archive alone: connect it to check it.`,
  }),
  checkFailed: {
    fr: 'La vérification de ce canal a échoué : le journal du serveur dit pourquoi.',
    en: 'Checking this channel failed: the server’s log says why.',
  },
  silent: (kind: Sentence) => ({
    fr: `${kind.fr} ne répond pas : vérifiez que ce serveur a accès à Internet, puis réessayez.`,
    en: `${kind.en} does not answer: check that this server has access to the Internet, then try again.`,
  }),
  refused: (kind: Sentence) => ({
    fr: `${kind.fr} refuse l’accès de ce canal : créez un nouveau code d’accès, puis reconnectez-le.`,
    en: `${kind.en} refuses this channel’s access: make a new access code, then reconnect it.`,
  }),
  picturesNotFetched: (publicUrl: string) => ({
    fr: `Rien ne pourra être publié : le réseau vient chercher les images à l’adresse de Tambour, et ${publicUrl} n’est pas ouverte depuis Internet. Demandez à qui a installé Tambour de lui donner une adresse publique.`,
    en: `Nothing can be published: the network fetches images at Tambour’s address, and ${publicUrl} is not open from the Internet. Ask the person who installed Tambour to give it a public address.`,
  }),
  accessEnds: (at: number, zone: string) => ({
    fr: `L’accès à ce canal prend fin le ${frenchInstant(at, zone, { weekday: true })} : reconnectez-le avant.`,
    en: `The access to this channel ends on ${englishInstant(at, zone, { weekday: true })}: reconnect it before.`,
  }),
  accessEnded: (at: number, zone: string) => ({
    fr: `L’accès à ce canal a pris fin le ${frenchInstant(at, zone, { weekday: true })} : reconnectez-le.`,
    en: `The access to this channel ended on ${englishInstant(at, zone, { weekday: true })}: reconnect it.`,
  }),

  onlyHttps: {
    fr: 'Le réseau n’appelle que des adresses en https : demandez à qui a installé Tambour de lui en donner une.',
    en: 'The network calls only https addresses: ask the person who installed Tambour to give it one.',
  },
  nothingThrough: {
    fr: 'Rien n’est encore connecté par cette application.',
    en: 'Nothing is connected through this application yet.',
  },
  connectedThrough: (names: readonly string[]) => ({
    fr: `La connexion est faite avec ${frenchList(names.map(name => `« ${name} »`))}.`,
    en: `The connection is made with ${englishList(names.map(name => `“${name}”`))}.`,
  }),
  toReconnect: (names: readonly string[]) => ({
    fr: `À reconnecter : ${frenchList(names.map(name => `« ${name} »`))}.`,
    en: `To be reconnected: ${englishList(names.map(name => `“${name}”`))}.`,
  }),
  fillApplicationFirst: (label: Sentence) => ({
    fr: `Remplissez d’abord « ${label.fr} », sous « Canaux » : c’est elle qui ouvre la fenêtre du réseau.`,
    en: `First fill in “${label.en}”, under “Channels”: it is what opens the network’s window.`,
  }),
  fillApplicationAgain: (label: Sentence) => ({
    fr: `La clé de cette installation a changé : remplissez de nouveau « ${label.fr} », sous « Canaux ».`,
    en: `This installation’s key has changed: fill in “${label.en}” again, under “Channels”.`,
  }),
  webhooksLack: (label: Sentence) => ({
    fr: `Il faut d’abord « ${label.fr} » : remplissez l’application du réseau, sous « Canaux », ou donnez-le en reconnectant le canal.`,
    en: `“${label.en}” is needed first: fill in the network’s application, under “Channels”, or give it when reconnecting the channel.`,
  }),
  webhooksFailed: (why: Sentence) => ({
    fr: `Le canal est connecté, mais les webhooks n’ont pas pu être activés. ${why.fr}`,
    en: `The channel is connected, but webhooks could not be turned on. ${why.en}`,
  }),
  returnedBefore: {
    fr: 'Ce retour du réseau a déjà servi : s’il manque une page, recommencez la connexion.',
    en: 'This return from the network was used already: if a page is missing, start the connection again.',
  },
  notBegunHere: {
    fr: 'Cette connexion n’a pas été commencée ici par vous, ou date de plus d’un quart d’heure : recommencez-la.',
    en: 'This connection was not begun here by you, or is more than a quarter of an hour old: start it again.',
  },
  noPages: (missing: readonly Sentence[]) => ({
    fr: `Ce compte ne donne accès à aucune page : cochez la page dans la fenêtre du réseau, ou prenez le compte d’une personne qui l’administre.${missing.map(({ fr }) => ` ${fr}`).join('')}`,
    en: `This account gives access to no page: tick the page in the network’s window, or take the account of somebody who administers it.${missing.map(({ en }) => ` ${en}`).join('')}`,
  }),
  otherAccount: (name: string) => ({
    fr: `Le compte choisi ne donne pas accès à « ${name} » : recommencez avec le compte d’une personne qui administre cette page, et cochez la page dans la fenêtre du réseau.`,
    en: `The account that was chosen gives no access to “${name}”: start again with the account of somebody who administers this page, and tick the page in the network’s window.`,
  }),
  keyCannotConnect: {
    fr: 'Une clé d’API ne peut pas ouvrir la fenêtre du réseau : connectez-vous à Tambour, ou donnez un code d’accès.',
    en: 'An API key cannot open the network’s window: sign in to Tambour, or give an access code.',
  },
  choiceOver: {
    fr: 'Ce choix n’est plus possible : plus d’un quart d’heure est passé, ou il a déjà été fait. Recommencez la connexion.',
    en: 'This choice is no longer possible: more than a quarter of an hour has passed, or it was made already. Start the connection again.',
  },
  notOffered: {
    fr: 'Cette page n’est pas proposée.',
    en: 'This page is not offered.',
  },
})
