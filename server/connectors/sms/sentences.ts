import { sentences } from '../../language/sentence.ts'
import { commonSentences } from '../network/common-sentences.ts'

export const smsSentences = sentences('sms', {
  ...commonSentences({
    server: { fr: 'Le service de SMS', en: 'The SMS service' },
    shown: { fr: 'Le service de SMS', en: 'The SMS service' },
    on: { fr: 'chez l’opérateur', en: 'at the provider' },
  }),
  ovh: { fr: 'SMS par OVHcloud', en: 'SMS by OVHcloud' },
  ovhDescription: {
    fr: 'Un SMS aux habitants qui vous ont donné leur numéro, par un pack de SMS d’OVHcloud.',
    en: 'An SMS to the residents who gave you their number, by an SMS pack of OVHcloud.',
  },
  smpp: { fr: 'SMS par SMPP', en: 'SMS by SMPP' },
  smppDescription: {
    fr: 'Un SMS aux habitants qui vous ont donné leur numéro, par un opérateur qui ouvre un accès SMPP 3.4 : celui d’une intercommunalité, souvent.',
    en: 'An SMS to the residents who gave you their number, by a provider with an SMPP 3.4 access: often that of an intercommunality.',
  },

  purpose: { fr: 'Ce que vous envoyez', en: 'What you send' },
  purposeHelp: {
    fr: 'Une information de la commune part à toute heure. Ce qui vend quelque chose finit par « STOP 36111 » et attend 8 h, du lundi au vendredi : c’est la loi.',
    en: 'News of the commune leaves at any hour. What sells something ends with “STOP 36111” and waits for 8 am, Monday to Friday: that is the law.',
  },
  information: { fr: 'Des informations de la commune', en: 'News of the commune' },
  advertising: { fr: 'De la publicité', en: 'Advertising' },
  price: { fr: 'Prix d’un SMS, en euros', en: 'Price of an SMS, in euros' },
  priceHelp: {
    fr: 'Par exemple 0,065 : celui de votre facture, pour 160 signes. Le coût est montré avant chaque envoi.',
    en: 'For instance 0.065: the one on your invoice, for 160 characters. The cost is shown before each sending.',
  },
  budget: { fr: 'Budget du mois, en euros', en: 'Budget of the month, in euros' },
  budgetHelp: {
    fr: 'Par exemple 30. Un envoi qui le dépasserait ne part pas : vous le saurez avant le premier SMS.',
    en: 'For instance 30. A sending that would exceed it does not leave: you will know before the first SMS.',
  },
  noAmount: {
    fr: 'Écrivez un montant en euros, par exemple 0,065.',
    en: 'Write an amount in euros, for instance 0.065.',
  },
  sender: { fr: 'Expéditeur', en: 'Sender' },
  senderHelp: {
    fr: 'Le nom que les téléphones montrent, de 3 à 11 lettres ou chiffres, sans accent : MAIRIE. Laissez vide pour le numéro du service.',
    en: 'The name that telephones show, of 3 to 11 letters or digits, without accents: MAIRIE. Leave it empty for the service’s number.',
  },
  noSender: {
    fr: 'Un expéditeur a de 3 à 11 lettres ou chiffres, sans accent : MAIRIE.',
    en: 'A sender has 3 to 11 letters or digits, without accents: MAIRIE.',
  },

  service: { fr: 'Nom du compte SMS', en: 'Name of the SMS account' },
  serviceHelp: {
    fr: 'Dans l’espace client d’OVHcloud, « SMS » : il est de la forme sms-ab12345-1.',
    en: 'In OVHcloud’s control panel, “SMS”: it looks like sms-ab12345-1.',
  },
  noServiceName: {
    fr: 'Le nom d’un compte SMS est de la forme sms-ab12345-1.',
    en: 'The name of an SMS account looks like sms-ab12345-1.',
  },
  applicationKey: { fr: 'Clé d’application', en: 'Application key' },
  keysHelp: {
    fr: 'Créez les trois clés sur eu.api.ovh.com/createToken, sans date de fin, avec les droits GET et POST sur /sms/*.',
    en: 'Make the three keys at eu.api.ovh.com/createToken, without an end, with the rights GET and POST on /sms/*.',
  },
  applicationSecret: { fr: 'Secret d’application', en: 'Application secret' },
  secretHelp: {
    fr: 'La deuxième des trois clés. Elle est chiffrée et ne sera plus jamais affichée.',
    en: 'The second of the three keys. It is encrypted and will never be shown again.',
  },
  consumerKey: { fr: 'Clé de consommateur', en: 'Consumer key' },
  consumerKeyHelp: {
    fr: 'La troisième des trois clés : celle qui finit un jour, si vous lui avez donné une date de fin.',
    en: 'The third of the three keys: the one that ends some day, if you gave it an end.',
  },
  api: { fr: 'Adresse de l’API', en: 'Address of the API' },
  apiHelp: {
    fr: 'Laissez vide pour OVHcloud en Europe : https://eu.api.ovh.com/1.0.',
    en: 'Leave it empty for OVHcloud in Europe: https://eu.api.ovh.com/1.0.',
  },
  noAddress: {
    fr: 'L’adresse de l’API n’en est pas une : laissez-la vide pour OVHcloud en Europe.',
    en: 'The address of the API is none: leave it empty for OVHcloud in Europe.',
  },
  badKey: {
    fr: 'OVHcloud ne connaît pas cette clé d’application : créez trois clés, et reconnectez le canal.',
    en: 'OVHcloud does not know this application key: make three keys, and connect the channel again.',
  },
  badSecret: {
    fr: 'Le secret d’application n’est pas celui de cette clé : copiez-le de nouveau, et reconnectez le canal.',
    en: 'The application secret is not the one of this key: copy it again, and connect the channel again.',
  },
  deadConsumer: {
    fr: 'La clé de consommateur n’est plus valable : créez trois clés sur eu.api.ovh.com/createToken, et reconnectez le canal.',
    en: 'The consumer key is no longer valid: make three keys at eu.api.ovh.com/createToken, and connect the channel again.',
  },
  notGranted: {
    fr: 'Ces clés ne permettent pas cela : créez-en trois avec les droits GET et POST sur /sms/*, et reconnectez le canal.',
    en: 'These keys do not allow this: make three with the rights GET and POST on /sms/*, and connect the channel again.',
  },
  clockOff: {
    fr: 'L’horloge de ce serveur et celle d’OVHcloud diffèrent trop : mettez la vôtre à l’heure.',
    en: 'This server’s clock and OVHcloud’s differ too much: set yours right.',
  },
  noService: {
    fr: 'OVHcloud n’a pas de compte SMS de ce nom : copiez-le dans son espace client, « SMS ».',
    en: 'OVHcloud has no SMS account of this name: copy it from its control panel, “SMS”.',
  },
  credits: (left: number) => ({
    fr: `Il reste ${left} SMS dans le pack.`,
    en: `${left} SMS are left in the pack.`,
  }),
  noCredits: {
    fr: 'Le pack de SMS est épuisé : rechargez-le chez OVHcloud, l’envoi reprendra de lui-même.',
    en: 'The SMS pack is used up: refill it at OVHcloud, and sending goes on by itself.',
  },
  shortNumber: {
    fr: 'Les SMS partent d’un numéro court, auquel on peut répondre STOP : ils ne peuvent contenir ni lien ni téléphone.',
    en: 'SMS leave from a short number, to which one can answer STOP: they may hold neither a link nor a telephone number.',
  },
  senderReady: (name: string) => ({
    fr: `L’expéditeur « ${name} » est validé.`,
    en: `The sender “${name}” is approved.`,
  }),
  senderWaits: (name: string) => ({
    fr: `L’expéditeur « ${name} » attend d’être validé par OVHcloud : rien ne part avant.`,
    en: `The sender “${name}” waits for OVHcloud’s approval: nothing leaves before.`,
  }),
  senderRefused: (name: string) => ({
    fr: `L’expéditeur « ${name} » est refusé ou désactivé chez OVHcloud : lisez pourquoi dans l’espace client, « Expéditeurs ».`,
    en: `The sender “${name}” is refused or disabled at OVHcloud: read why in the control panel, “Senders”.`,
  }),
  senderUnknown: (name: string) => ({
    fr: `OVHcloud n’a pas d’expéditeur « ${name} » : créez-le dans l’espace client, « Expéditeurs », ou laissez ce champ vide.`,
    en: `OVHcloud has no sender “${name}”: make it in the control panel, “Senders”, or leave this field empty.`,
  }),
  stops: (count: number) => ({
    fr: `${count} numéro${count < 2 ? ' a' : 's ont'} répondu STOP et ne reçoi${count < 2 ? 't' : 'vent'} plus rien.`,
    en: `${count} ${count === 1 ? 'number has' : 'numbers have'} answered STOP and get nothing any more.`,
  }),
  saidStop: {
    fr: 'Ce numéro a répondu STOP : le service de SMS ne lui remet plus rien.',
    en: 'This number answered STOP: the SMS service brings it nothing any more.',
  },
  badNumber: {
    fr: 'Le service de SMS refuse ce numéro : il n’est pas attribué, ou ne reçoit pas de SMS.',
    en: 'The SMS service refuses this number: it is not in use, or takes no SMS.',
  },
  noLinks: {
    fr: 'Un SMS sans expéditeur ne peut contenir ni lien ni téléphone : ôtez-les, ou donnez un expéditeur au canal.',
    en: 'An SMS without a sender may hold neither a link nor a telephone number: take them out, or give the channel a sender.',
  },
  notDelivered: {
    fr: 'L’opérateur n’a pas pu remettre ce SMS.',
    en: 'The carrier could not deliver this SMS.',
  },

  host: { fr: 'Serveur', en: 'Server' },
  hostHelp: {
    fr: 'Celui que votre opérateur vous a écrit, avec son port : smpp.exemple.fr:3550.',
    en: 'The one that your provider wrote to you, with its port: smpp.example.com:3550.',
  },
  noPlace: {
    fr: 'Écrivez le serveur comme smpp.exemple.fr:3550.',
    en: 'Write the server like smpp.example.com:3550.',
  },
  tls: { fr: 'Connexion chiffrée', en: 'Encrypted connection' },
  tlsHelp: {
    fr: 'Sans elle, numéros et textes se lisent en chemin : seulement si votre opérateur n’offre que cela, et par un réseau privé.',
    en: 'Without it numbers and texts can be read on their way: only where your provider offers nothing else, and by a private network.',
  },
  tlsYes: { fr: 'Oui (TLS)', en: 'Yes (TLS)' },
  tlsNo: { fr: 'Non', en: 'No' },
  systemId: { fr: 'Identifiant', en: 'System id' },
  systemIdHelp: {
    fr: 'Votre opérateur l’appelle aussi « system_id ».',
    en: 'Your provider calls it “system_id” too.',
  },
  password: { fr: 'Mot de passe', en: 'Password' },
  passwordHelp: {
    fr: 'Celui de l’accès SMPP. Il est chiffré et ne sera plus jamais affiché.',
    en: 'The one of the SMPP access. It is encrypted and will never be shown again.',
  },
  systemType: { fr: 'Type de système', en: 'System type' },
  systemTypeHelp: {
    fr: 'Laissez vide, sauf si votre opérateur vous a écrit un « system_type ».',
    en: 'Leave it empty, unless your provider wrote you a “system_type”.',
  },
  joining: { fr: 'SMS en plusieurs parties', en: 'SMS of several parts' },
  joiningHelp: {
    fr: 'Changez cela si les longs SMS arrivent en morceaux, ou coupés.',
    en: 'Change this if long SMS arrive in pieces, or cut.',
  },
  joiningHeader: { fr: 'Nous les découpons', en: 'We cut them' },
  joiningPayload: { fr: 'Votre opérateur les découpe', en: 'Your provider cuts them' },
  receiptIds: { fr: 'Numéros des accusés', en: 'Numbers of receipts' },
  receiptIdsHelp: {
    fr: 'Changez cela si aucun accusé n’est reconnu : certains opérateurs écrivent le même numéro de deux façons.',
    en: 'Change this if no receipt is recognised: some providers write the same number in two ways.',
  },
  receiptIdsSame: { fr: 'Comme à l’envoi', en: 'As when sending' },
  receiptIdsDecimal: { fr: 'En décimal', en: 'In decimal' },
  badAccess: {
    fr: 'L’opérateur refuse cet identifiant et ce mot de passe : vérifiez-les, et reconnectez le canal.',
    en: 'The provider refuses this system id and password: check them, and connect the channel again.',
  },
  alreadyBound: {
    fr: 'L’opérateur dit que cet accès est déjà utilisé ailleurs : demandez-lui un second accès, ou fermez l’autre.',
    en: 'The provider says that this access is in use elsewhere: ask for a second one, or close the other.',
  },
  smppRefused: (code: number) => ({
    fr: `Le service de SMS a refusé (code 0x${code.toString(16).padStart(8, '0')}) : montrez ce code à votre opérateur.`,
    en: `The SMS service refused (code 0x${code.toString(16).padStart(8, '0')}): show this code to your provider.`,
  }),
  senderRefusedThere: {
    fr: 'L’opérateur refuse cet expéditeur : demandez-lui lesquels vous avez, et corrigez le canal.',
    en: 'The provider refuses this sender: ask which ones you have, and correct the channel.',
  },
  noAnswer: {
    fr: 'Le service de SMS n’a pas répondu.',
    en: 'The SMS service did not answer.',
  },
  lineEnded: {
    fr: 'La connexion au service de SMS s’est fermée.',
    en: 'The connection to the SMS service was closed.',
  },
  partLeft: {
    fr: 'Une partie de ce SMS est partie, le reste n’est pas confirmé : il ne sera pas envoyé de nouveau.',
    en: 'A part of this SMS left, the rest is not confirmed: it will not be sent again.',
  },
  smppUnclear: {
    fr: 'L’opérateur n’a pas dit si ce SMS est parti : il ne sera pas envoyé de nouveau, demandez-lui son journal.',
    en: 'The provider did not say whether this SMS left: it will not be sent again, ask for its log.',
  },
  bound: (center: string) => ({
    fr: `L’accès à « ${center} » est ouvert.`,
    en: `The access to “${center}” is open.`,
  }),
  creditsUntold: {
    fr: 'Cet opérateur ne dit pas combien de SMS il vous reste : le budget du mois tient la limite.',
    en: 'This provider does not say how many SMS you have left: the month’s budget holds the limit.',
  },
  senderUnchecked: (name: string) => ({
    fr: `Les SMS partent de « ${name} », si l’opérateur l’accepte.`,
    en: `SMS leave from “${name}”, where the provider accepts it.`,
  }),
  senderOfCenter: {
    fr: 'Les SMS partent du numéro que l’opérateur vous a donné.',
    en: 'SMS leave from the number that the provider gave you.',
  },
  silent: (host: string) => ({
    fr: `${host} n’a pas répondu à temps`,
    en: `${host} did not answer in time`,
  }),
  closed: (host: string) => ({
    fr: `${host} refuse la connexion`,
    en: `${host} refuses the connection`,
  }),
  notPublic: (host: string) => ({
    fr: `${host} n’est pas une adresse publique`,
    en: `${host} is not a public address`,
  }),
  unknownHost: (host: string) => ({
    fr: `${host} est introuvable`,
    en: `${host} cannot be found`,
  }),
  badCertificate: (host: string) => ({
    fr: `le certificat de ${host} n’est pas valable`,
    en: `the certificate of ${host} is not valid`,
  }),
})
