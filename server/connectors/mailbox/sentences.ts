import { type Sentence, sentences, verbatim } from '../../language/sentence.ts'
import type { ReportRuleProblem } from '../rules/report-rule.ts'

type Kind = 'imap' | 'smtp'

/** As mail programs call them; the short names are what a provider's page says. */
const server = {
  imap: { fr: 'serveur de réception (IMAP)', en: 'incoming server (IMAP)' },
  smtp: { fr: 'serveur d’envoi (SMTP)', en: 'outgoing server (SMTP)' },
}

/** What to write instead. */
const reportRuleProblems: Record<ReportRuleProblem, { fr: string; en: string }> = {
  tool: { fr: 'donnez son nom, en 60 signes au plus.', en: 'give its name, in 60 signs at most.' },
  sender: {
    fr: 'écrivez l’expéditeur comme info@exemple.org, ou *@exemple.org pour tout le domaine.',
    en: 'write the sender like info@example.org, or *@example.org for the whole domain.',
  },
  opens: {
    fr: 'l’objet d’un nouveau signalement a des mots et une fois {référence} ou {numéro}, comme « Nouveau signalement {référence} » ou « Message vocal de {numéro} ».',
    en: 'the subject of a new report has words and {référence} or {numéro} once, like “Nouveau signalement {référence}” or “Message vocal de {numéro}”.',
  },
  closes: {
    fr: 'l’objet du courriel qui clôt a des mots et une fois la même place que l’autre, {référence} ou {numéro}, ou reste vide.',
    en: 'the subject of the mail that ends it has words and the same place as the other once, {référence} or {numéro}, or stays empty.',
  },
}

export const mailboxSentences = sentences('mailbox', {
  kind: { fr: 'Boîte mail', en: 'Mailbox' },
  description: {
    fr: 'Une adresse de courriel de la mairie : ce qui y arrive est mesuré, et se répond dans Messages.',
    en: 'A mail address of the mairie: what comes in is measured, and answered in Messages.',
  },
  address: { fr: 'Adresse de courriel', en: 'Mail address' },
  addressHelp: {
    fr: 'Par exemple mairie@exemple.fr. Ses serveurs sont cherchés d’après elle.',
    en: 'For instance mairie@example.fr. Its servers are found by it.',
  },
  password: { fr: 'Mot de passe', en: 'Password' },
  passwordHelp: {
    fr: 'Celui de la boîte ; chez Google, un mot de passe d’application ; Microsoft n’en prend plus (voir « Autres réglages »). Il est chiffré et ne sera plus jamais affiché.',
    en: 'The mailbox’s own; at Google, an application password; Microsoft takes none any more (see “Other settings”). It is encrypted and will never be shown again.',
  },
  refresh: { fr: 'Code de renouvellement', en: 'Renewal code' },
  refreshHelp: {
    fr: 'À la place du mot de passe, si l’hébergeur n’en prend pas : Microsoft, par exemple. Qui s’occupe de l’informatique de la mairie le donne, avec les deux lignes suivantes ; Tambour renouvelle ensuite l’accès tout seul, toutes les heures. Il est chiffré.',
    en: 'Instead of the password, where the provider takes none: Microsoft, for instance. Whoever looks after the mairie’s computers gives it, with the two lines below; from then on Tambour renews the access by itself, every hour. It is encrypted.',
  },
  token: { fr: 'Code d’accès seul', en: 'Access code alone' },
  tokenHelp: {
    fr: 'Seulement s’il dure : d’ordinaire il expire en une heure, et le canal s’arrête alors. Préférez le code de renouvellement. Il est chiffré.',
    en: 'Only if it lasts: most expire within an hour, and the channel stops then. Prefer the renewal code. It is encrypted.',
  },
  name: { fr: 'Nom de l’expéditeur', en: 'Name of the sender' },
  nameHelp: {
    fr: 'Ce que les habitants lisent à côté de l’adresse : « Mairie d’Exemple », par exemple.',
    en: 'What residents read beside the address: “Mairie d’Exemple”, for instance.',
  },
  folders: { fr: 'Autres dossiers suivis', en: 'Other folders to follow' },
  foldersHelp: {
    fr: 'Un nom par ligne, si des règles y rangent des courriels reçus. La boîte de réception et les envoyés sont toujours lus.',
    en: 'One name a line, where rules move mails that come in. The inbox and what was sent are always read.',
  },
  aliases: { fr: 'Autres adresses de la mairie', en: 'Other addresses of the mairie' },
  aliasesHelp: {
    fr: 'Une par ligne : celles dont vous répondez aussi depuis cette boîte.',
    en: 'One a line: those from which you also answer with this mailbox.',
  },
  user: { fr: 'Identifiant', en: 'User name' },
  userHelp: {
    fr: 'S’il n’est pas l’adresse elle-même.',
    en: 'Where it is not the address itself.',
  },
  imap: { fr: 'Serveur de réception (IMAP)', en: 'Incoming server (IMAP)' },
  imapHelp: {
    fr: 'S’il n’est pas trouvé : par exemple imap.exemple.fr, ou imap.exemple.fr:993.',
    en: 'Where it is not found: for instance imap.example.fr, or imap.example.fr:993.',
  },
  smtp: { fr: 'Serveur d’envoi (SMTP)', en: 'Outgoing server (SMTP)' },
  smtpHelp: {
    fr: 'S’il n’est pas trouvé : par exemple smtp.exemple.fr, ou smtp.exemple.fr:465.',
    en: 'Where it is not found: for instance smtp.example.fr, or smtp.example.fr:465.',
  },

  noAddress: {
    fr: 'Ce n’est pas une adresse de courriel : écrivez-la comme mairie@exemple.fr.',
    en: 'This is not a mail address: write it like mairie@example.fr.',
  },
  noServer: (kind: Kind) => ({
    fr: `Ce n’est pas l’adresse d’un serveur : écrivez le ${server[kind].fr} comme ${kind}.exemple.fr:${kind === 'imap' ? 993 : 465}.`,
    en: `This is not the address of a server: write the ${server[kind].en} like ${kind}.example.fr:${kind === 'imap' ? 993 : 465}.`,
  }),
  strangers: (hosts: readonly string[]) => ({
    fr: `Serveurs trouvés : ${hosts.join(' et ')}. Rien ne leur a été envoyé, car ils ne sont ni de votre domaine ni d’un hébergeur connu : si ce sont ceux de votre hébergeur, gardez-les sous « Autres réglages », et vérifiez de nouveau.`,
    en: `Servers found: ${hosts.join(' and ')}. Nothing was sent to them, for they are neither of your domain nor of a known provider: if they are your provider’s, keep them under “Other settings”, and check again.`,
  }),
  notFound: (domain: string, kind: Kind) => ({
    fr: `Aucun ${server[kind].fr} ne répond pour ${domain} : demandez son nom à votre hébergeur, et remplissez ce champ, sous « Autres réglages ».`,
    en: `No ${server[kind].en} answers for ${domain}: ask your provider for its name, and fill in that field, under “Other settings”.`,
  }),
  unknownHost: (host: string) => ({
    fr: `Le serveur ${host} est introuvable sur le réseau : vérifiez son nom.`,
    en: `The server ${host} cannot be found on the network: check its name.`,
  }),
  nameServerSilent: (host: string) => ({
    fr: `Le serveur de noms ne répond pas : ${host} n’a pas pu être cherché. Tambour réessaie.`,
    en: `The name server does not answer: ${host} could not be looked up. Tambour tries again.`,
  }),
  notPublic: (host: string) => ({
    fr: `Le serveur ${host} n’a pas d’adresse publique : donnez-en un que l’on joint par Internet.`,
    en: `The server ${host} has no public address: give one that is reached over the Internet.`,
  }),
  closed: (place: string) => ({
    fr: `Rien ne répond à ${place} : vérifiez le nom du serveur et son port.`,
    en: `Nothing answers at ${place}: check the server’s name and its port.`,
  }),
  silent: (place: string) => ({
    fr: `Le serveur ${place} ne répond pas comme un serveur de courriel, ou pas à temps : vérifiez son nom et son port, ou réessayez plus tard.`,
    en: `The server ${place} does not answer like a mail server, or not in time: check its name and port, or try again later.`,
  }),
  badCertificate: (host: string) => ({
    fr: `Le certificat du serveur ${host} n’est pas le sien, ou n’est plus valable : vérifiez le nom du serveur auprès de l’hébergeur.`,
    en: `The certificate of the server ${host} is not its own, or no longer valid: check the server’s name with the provider.`,
  }),
  busy: (host: string) => ({
    fr: `Le serveur ${host} n’ouvre pas la boîte pour le moment : réessayez plus tard.`,
    en: `The server ${host} does not open the mailbox for now: try again later.`,
  }),
  refused: {
    fr: 'L’hébergeur refuse l’identifiant ou le mot de passe : essayez-les dans la messagerie, puis corrigez-les ici.',
    en: 'The provider refuses the user name or the password: try them in the webmail, then correct them here.',
  },
  refusedToken: {
    fr: 'L’hébergeur refuse ce code d’accès, ou il a expiré : faites-en faire un autre, ou mieux un code de renouvellement, et donnez-le par « Reconnecter ».',
    en: 'The provider refuses this access code, or it has expired: have another one made, or better a renewal code, and give it by “Reconnect”.',
  },
  refusedRenewed: {
    fr: 'L’hébergeur renouvelle l’accès, mais n’ouvre pas cette boîte avec lui : demandez à qui gère vos comptes de permettre IMAP et SMTP pour cette boîte et pour l’application, puis « Reconnecter ».',
    en: 'The provider renews the access, but does not open this mailbox by it: ask whoever manages your accounts to allow IMAP and SMTP for this mailbox and for the application, then “Reconnect”.',
  },
  refusedByGoogle: {
    fr: 'Google refuse ce mot de passe : faites-en un « mot de passe d’application » dans la sécurité du compte Google, et donnez celui-là.',
    en: 'Google refuses this password: make an “application password” in the security of the Google account, and give that one.',
  },
  refusedByMicrosoft: {
    fr: 'Microsoft refuse cet accès : il n’accepte plus de mot de passe ici, donnez un code d’accès, et demandez à qui gère vos comptes Microsoft de permettre IMAP et SMTP pour cette boîte.',
    en: 'Microsoft refuses this access: it takes no password here any more, so give an access code, and ask whoever manages your Microsoft accounts to allow IMAP and SMTP for this mailbox.',
  },
  imapDisabled: {
    fr: 'L’accès IMAP est fermé pour cette boîte : ouvrez-le dans les réglages de la messagerie, puis réessayez.',
    en: 'IMAP access is closed for this mailbox: open it in the webmail’s settings, then try again.',
  },
  smtpUnreachable: (host: string, why: Sentence) => ({
    fr: `Le serveur d’envoi ${host} ne permet pas de répondre : ${why.fr}.`,
    en: `The sending server ${host} lets nobody answer: ${why.en}.`,
  }),

  opened: (address: string, host: string) => ({
    fr: `La boîte ${address} est lue sur ${host}.`,
    en: `The mailbox ${address} is read at ${host}.`,
  }),
  sentRead: (folder: string) => ({
    fr: `Les réponses de toutes les messageries sont lues dans « ${folder} ».`,
    en: `Answers by any mail program are read in “${folder}”.`,
  }),
  noSent: {
    fr: 'La boîte n’a pas de dossier des messages envoyés : il sera créé à la première réponse d’ici, celles d’ailleurs ne se voient pas.',
    en: 'The mailbox has no folder of sent messages: the first answer from here makes one, and answers from elsewhere are not seen.',
  },
  notKept: {
    fr: 'Le code d’accès ne se renouvelle pas : le jour où il expire, souvent dans l’heure, le canal s’arrête. Donnez un code de renouvellement par « Reconnecter ».',
    en: 'The access code is not renewed: when it expires, often within the hour, the channel stops. Give a renewal code by “Reconnect”.',
  },
  renews: { fr: 'L’accès se renouvelle tout seul.', en: 'The access renews itself.' },
  sends: (host: string) => ({
    fr: `Les réponses partent par ${host}.`,
    en: `Answers leave by ${host}.`,
  }),
  noFolder: (name: string) => ({
    fr: `Le dossier « ${name} » n’existe pas dans la boîte : corrigez son nom dans les réglages du canal.`,
    en: `The folder “${name}” does not exist in the mailbox: correct its name in the channel’s settings.`,
  }),
  unlisted: {
    fr: 'Le serveur ne donne pas la liste des dossiers : seule la boîte de réception est lue pour le moment.',
    en: 'The server does not give the list of folders: only the inbox is read for now.',
  },
  unreadable: (folder: string) => ({
    fr: `Le dossier « ${folder} » ne se lit pas pour le moment : réessayez plus tard.`,
    en: `The folder “${folder}” cannot be read for now: try again later.`,
  }),
  mailUnread: (folder: string) => ({
    fr: `Un courriel de « ${folder} » n’a pas pu être lu : regardez-le dans la messagerie.`,
    en: `A mail in “${folder}” could not be read: look at it in the webmail.`,
  }),

  reports: {
    fr: 'Signalements d’autres outils, messages du répondeur',
    en: 'Reports of other tools, voice messages',
  },
  reportsHelp: {
    fr: 'Betterstreet et d’autres annoncent leurs signalements par courriel, et s’y répondent ; un répondeur annonce ses messages, et l’on rappelle : ces règles les mesurent comme le reste.',
    en: 'Betterstreet and others announce their reports by mail, and are answered there; an answering machine announces its messages, and people are called back: these rules measure them like all else.',
  },
  declined: { fr: 'Répondeurs laissés de côté', en: 'Answering machines left aside' },
  declinedHelp: {
    fr: 'Une adresse par ligne : leurs messages ne sont pas comptés, et Tambour ne propose plus de les suivre.',
    en: 'One address a line: their messages are not counted, and Tambour no longer offers to follow them.',
  },
  badReportRule: (tool: string, problem: ReportRuleProblem) => {
    const whose =
      tool === '' ? { fr: 'L’outil sans nom', en: 'The tool without a name' } : verbatim(tool)
    const why = reportRuleProblems[problem]
    return { fr: `${whose.fr} : ${why.fr}`, en: `${whose.en}: ${why.en}` }
  },
  badReportRules: (most: number) => ({
    fr: `Chaque règle a un outil, un expéditeur et un objet, et il y en a ${most} au plus : complétez-les, ou retirez celles qui ne servent plus.`,
    en: `Each rule has a tool, a sender and a subject, and there are ${most} at most: complete them, or take away those that are no longer used.`,
  }),
  reportName: (tool: string, reference: string) => ({
    fr: `${tool}, signalement ${reference}`,
    en: `${tool}, report ${reference}`,
  }),
  doneIn: (tool: string) => ({ fr: `Traité dans ${tool}.`, en: `Dealt with in ${tool}.` }),
  answeredIn: (tool: string) => ({
    fr: `Ce signalement se répond dans ${tool} : ouvrez-le là-bas, le courriel qui le clôt arrête le délai.`,
    en: `This report is answered in ${tool}: open it there, and the mail that ends it stops the clock.`,
  }),
  withheld: { fr: 'Numéro masqué', en: 'Withheld number' },
  calledBack: (number: string) => ({
    fr: `C’est un message vocal, aucun courriel n’y répond : rappelez le ${number}, puis choisissez « Répondu par téléphone ».`,
    en: `This is a voice message, which no mail answers: call ${number} back, then choose “Answered by telephone”.`,
  }),
  calledWithheld: {
    fr: 'C’est un message vocal d’un numéro masqué : écoutez-le. Si la personne a laissé un numéro, rappelez-la, puis choisissez « Répondu par téléphone ».',
    en: 'This is a voice message from a withheld number: listen to it. If the person left a number, call back, then choose “Answered by telephone”.',
  },
  nowhereToAnswer: {
    fr: 'Ce courriel ne dit pas à quelle adresse répondre.',
    en: 'This mail does not say to which address to answer.',
  },
  perhapsSent: {
    fr: 'La connexion a été coupée pendant l’envoi : la réponse est peut-être partie. Regardez dans les messages envoyés, ou demandez à la personne.',
    en: 'The connection was cut off while sending: the answer may have left. Look among the sent messages, or ask the person.',
  },
  notTaken: (why: Sentence) => ({
    fr: `La réponse n’est pas partie : ${why.fr}.`,
    en: `The answer did not leave: ${why.en}.`,
  }),
  tooSlow: {
    fr: 'Le serveur de courriel est trop lent pour le moment : réessayez plus tard.',
    en: 'The mail server is too slow for now: try again later.',
  },
  tooSlowForFiles: {
    fr: 'La ligne ou le serveur de courriel est trop lent pour ces fichiers : la réponse n’est pas partie. Envoyez-en moins à la fois, ou envoyez-les depuis la messagerie.',
    en: 'The line or the mail server is too slow for these files: the answer did not leave. Send fewer at once, or send them from the webmail.',
  },
  fileGone: {
    fr: 'Ce fichier n’est plus dans la boîte.',
    en: 'This file is no longer in the mailbox.',
  },
  fileTooLarge: {
    fr: 'Ce fichier est trop grand pour être ouvert ici : ouvrez-le dans la messagerie.',
    en: 'This file is too large to be opened here: open it in the webmail.',
  },
})
