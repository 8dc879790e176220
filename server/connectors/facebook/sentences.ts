import { englishCount, englishNumber } from '../../language/english.ts'
import { frenchCount, frenchNumber } from '../../language/french.ts'
import { sentences } from '../../language/sentence.ts'

export const facebookSentences = sentences('facebook', {
  page: { fr: 'la page', en: 'the page' },
  badge: { fr: 'Très réactif aux messages', en: 'Very responsive to messages' },
  inbox: { fr: 'dans la boîte de réception de Facebook', en: 'in Facebook’s inbox' },

  noPageToPublish: {
    fr: 'Facebook ne trouve pas la page, ou le code d’accès ne permet pas d’y publier : vérifiez son numéro et reconnectez le canal.',
    en: 'Facebook does not find the page, or the access code does not allow publishing on it: check its number and reconnect the channel.',
  },
  noPageToHear: {
    fr: 'Facebook ne trouve pas la page, ou le code d’accès ne permet pas d’en être averti : reconnectez le canal.',
    en: 'Facebook does not find the page, or the access code does not allow being told of it: reconnect the channel.',
  },
  nothingToAnswer: {
    fr: 'Le message n’existe plus sur Facebook, ou la page n’y a plus accès : il n’y a plus rien à quoi répondre.',
    en: 'The message no longer exists on Facebook, or the page has no more access to it: there is nothing left to answer.',
  },
  cannotBeWrittenTo: {
    fr: 'La personne ne peut plus recevoir de message de la page : elle a fermé son compte, ou bloqué la page.',
    en: 'The person can no longer receive messages from the page: they closed their account, or blocked the page.',
  },
  noPrivateReply: {
    fr: 'Le message n’existe plus sur Facebook, ou la personne ne peut pas recevoir de message de la page.',
    en: 'The message no longer exists on Facebook, or the person cannot receive messages from the page.',
  },
  nothingToHide: {
    fr: 'Le message n’existe plus sur Facebook, ou la page n’y a plus accès : il n’y a plus rien à masquer.',
    en: 'The message no longer exists on Facebook, or the page has no more access to it: there is nothing left to hide.',
  },

  pageConnected: (page: string) => ({
    fr: `La page ${page} est connectée.`,
    en: `Page ${page} is connected.`,
  }),
  pageNamedConnected: (name: string) => ({
    fr: `La page « ${name} » est connectée.`,
    en: `The page “${name}” is connected.`,
  }),
  noPrivateSeen: {
    fr: 'Aucun message privé n’est visible. C’est normal si la page n’en a jamais reçu ; sinon, l’application n’a pas l’« accès avancé » de Meta, et les délais des messages privés ne sont pas mesurés.',
    en: 'No private message can be seen. That is normal if the page never received any; otherwise the application does not have Meta’s “Advanced Access”, and the delays of private messages are not measured.',
  },
  nobodyCommented: {
    fr: 'Personne n’a commenté récemment : on ne sait pas encore si Facebook donne le nom des personnes.',
    en: 'Nobody has commented lately: it is not known yet whether Facebook gives people’s names.',
  },
  namesRead: {
    fr: 'Les commentaires sont lus avec le nom des personnes.',
    en: 'Comments are read with people’s names.',
  },
  namesUnread: {
    fr: 'Les commentaires sont lus sans le nom des personnes : les délais restent mesurés, mais une personne qui écrit deux fois n’est pas reconnue. Il faut pour cela l’« accès avancé » de Meta.',
    en: 'Comments are read without people’s names: delays are still measured, but somebody who writes twice is not recognised. That takes Meta’s “Advanced Access”.',
  },
  modeLive: {
    fr: 'L’application voit le nom d’habitants qui n’y ont pas de rôle : elle est en mode « Live », autant que Facebook le laisse voir.',
    en: 'The application sees the names of residents who have no role in it: it is in “Live” mode, as far as Facebook lets one see.',
  },
  modeUntold: {
    fr: 'Facebook ne dit pas si l’application est en mode « Live » ou « Développement ». En développement, ce que Tambour publie n’est visible que des personnes qui ont un rôle dans l’application : vérifiez le « Mode de l’application » sur developers.facebook.com.',
    en: 'Facebook does not tell whether the application is in “Live” or “Development” mode. In development, what Tambour publishes is seen only by people who have a role in the application: check the “App Mode” on developers.facebook.com.',
  },
  noWebhookSecret: {
    fr: 'Sans la clé secrète de l’application, les webhooks ne sont pas reconnus : les messages paraissent à chaque relève, et non en une ou deux secondes.',
    en: 'Without the application’s secret key webhooks are not recognised: messages appear at each check for messages, and not within a second or two.',
  },
  webhooksOn: {
    fr: 'Les webhooks sont activés pour les commentaires et les messages privés.',
    en: 'Webhooks are on for comments and private messages.',
  },
  webhooksForComments: {
    fr: 'Les webhooks sont activés pour les commentaires seulement ; pour les messages privés, les messages paraissent à chaque relève, et non en une ou deux secondes.',
    en: 'Webhooks are on for comments only; private messages appear at each check for messages, and not within a second or two.',
  },
  webhooksOff: {
    fr: 'Les webhooks ne sont pas activés : les messages paraissent à chaque relève, et non en une ou deux secondes.',
    en: 'Webhooks are not on: messages appear at each check for messages, and not within a second or two.',
  },
  webhooksUntold: {
    fr: 'Facebook ne dit pas si les webhooks sont activés ; s’ils ne le sont pas, les messages paraissent à chaque relève, et non en une ou deux secondes.',
    en: 'Facebook does not tell whether webhooks are on; if they are not, messages appear at each check for messages, and not within a second or two.',
  },

  withoutReading: {
    fr: 'rien ne peut être lu sur la page ni publié sur elle',
    en: 'nothing can be read on the page or published on it',
  },
  withoutUserContent: {
    fr: 'les commentaires et les publications des habitants ne sont pas lus, et leurs délais ne sont pas mesurés',
    en: 'residents’ comments and posts are not read, and their delays are not measured',
  },
  withoutPosts: {
    fr: 'rien ne peut être publié sur la page',
    en: 'nothing can be published on the page',
  },
  withoutEngagement: {
    fr: 'on ne peut ni répondre aux commentaires ni les masquer depuis Tambour',
    en: 'comments can be neither answered nor hidden from Tambour',
  },
  withoutMetadata: {
    fr: 'les webhooks ne peuvent pas être activés, et les messages paraissent à chaque relève au lieu d’une ou deux secondes',
    en: 'webhooks cannot be turned on, and messages appear at each check for messages instead of within a second or two',
  },
  withoutInsights: {
    fr: 'Facebook ne dit pas combien de personnes ont vu une publication',
    en: 'Facebook does not say how many people saw a post',
  },
  withoutMessaging: {
    fr: 'les messages privés ne sont ni lus ni mesurés, et l’on ne peut pas y répondre depuis Tambour',
    en: 'private messages are neither read nor measured, and cannot be answered from Tambour',
  },

  application: { fr: 'Application Meta', en: 'Meta application' },
  redirectHelp: {
    fr: '(sous « URI de redirection », dans « Facebook Login »)',
    en: '(under “Redirect URIs”, in “Facebook Login”)',
  },
  appNumberHelp: {
    fr: 'Une suite de chiffres, en haut du tableau de bord de l’application sur developers.facebook.com.',
    en: 'A row of digits, at the top of the application’s dashboard on developers.facebook.com.',
  },
  ownSecretHelp: {
    fr: 'Sous « Paramètres », « Général ». Elle est chiffrée et ne sera plus jamais affichée.',
    en: 'Under “Settings”, “Basic”. It is encrypted and will never be shown again.',
  },
  ownWordHelp: {
    fr: 'Un mot de votre choix, à recopier chez Meta à côté de l’adresse à prévenir.',
    en: 'A word of your choosing, to be copied at Meta beside the address to tell.',
  },
  unknownApplication: {
    fr: 'Facebook ne reconnaît pas cette application : recopiez son numéro et sa clé secrète depuis developers.facebook.com.',
    en: 'Facebook does not recognise this application: copy its number and secret key again from developers.facebook.com.',
  },
  accessDenied: {
    fr: 'L’accès a été refusé dans la fenêtre de Facebook : rien n’a été connecté. Recommencez, et choisissez « Autoriser ».',
    en: 'Access was refused in Facebook’s window: nothing was connected. Start again, and choose “Allow”.',
  },
  returnWithoutCode: {
    fr: 'Facebook a interrompu la connexion sans dire ce qui a été autorisé : recommencez dans un instant.',
    en: 'Facebook broke the connection off without telling what was allowed: start again in a moment.',
  },

  otherPhotos: (shown: number, wanted: number) => ({
    fr: `La page a publié ce texte, mais ${frenchPhotos(shown, wanted)}. Une personne doit regarder.`,
    en: `The page published this text, but ${englishPhotos(shown, wanted)}. Somebody has to look.`,
  }),
  recipientUntold: {
    fr: 'Facebook ne dit pas qui a écrit ce message, ni si une réponse privée lui est parvenue : regardez dans la boîte de réception de Facebook.',
    en: 'Facebook tells neither who wrote this message nor whether a private reply reached them: look in Facebook’s inbox.',
  },
  morePhotos: {
    fr: 'Facebook montre plus d’images qu’il n’en a été envoyé.',
    en: 'Facebook shows more images than were sent.',
  },
  notRemoved: {
    fr: 'Facebook garde cette publication : retirez-la sur la page.',
    en: 'Facebook keeps this post: take it back on the page.',
  },
  noPhoto: {
    fr: 'L’image n’est pas visible sur Facebook.',
    en: 'The image cannot be seen on Facebook.',
  },
  fewerPhotos: (shown: number, wanted: number) => ({
    fr: `Facebook ne montre ${shown === 0 ? 'aucune' : `que ${frenchNumber(shown)}`} des ${frenchNumber(wanted)} images envoyées.`,
    en: `Facebook shows ${shown === 0 ? 'none' : `only ${englishNumber(shown)}`} of the ${englishNumber(wanted)} images that were sent.`,
  }),
  otherAlt: (shown: string) => ({
    fr: `Facebook décrit une image autrement que ce qui a été envoyé : « ${shown} ».`,
    en: `Facebook describes an image otherwise than was sent: “${shown}”.`,
  }),

  kind: { fr: 'Page Facebook', en: 'Facebook page' },
  description: {
    fr: 'Publie sur une page Facebook, et reçoit ses commentaires, les publications des visiteurs et les messages privés.',
    en: 'Publishes on a Facebook page, and receives its comments, visitors’ posts and private messages.',
  },
  pageNumber: { fr: 'Numéro de la page', en: 'Page number' },
  pageNumberHelp: {
    fr: 'Une suite de chiffres. Sur la page, ouvrez « À propos », puis « Transparence de la Page » : c’est « l’identifiant de la Page ».',
    en: 'A row of digits. On the page, open “About”, then “Page transparency”: it is the “Page ID”.',
  },
  tokenHelp: {
    fr: 'Un long texte qui commence par EAA, donné par Facebook à un administrateur de la page. Il faut le code d’accès de la page, et non celui d’une personne. Il est chiffré et ne sera plus jamais affiché.',
    en: 'A long text that begins with EAA, given by Facebook to an administrator of the page. It has to be the page’s access code, and not a person’s. It is encrypted and will never be shown again.',
  },
  wordHelp: {
    fr: 'Un mot de votre choix, à recopier sur developers.facebook.com, rubrique « Webhooks », à côté de l’adresse à prévenir : les messages paraissent alors en une ou deux secondes. Il est chiffré et ne sera plus jamais affiché.',
    en: 'A word of your choosing, to be copied on developers.facebook.com, under “Webhooks”, beside the address to tell: messages then appear within a second or two. It is encrypted and will never be shown again.',
  },
})

function frenchPhotos(shown: number, wanted: number): string {
  if (wanted === 0) return 'avec une image qui n’en fait pas partie'
  if (shown === 0) return wanted === 1 ? 'sans l’image' : 'sans les images'
  return `avec ${frenchCount(shown, 'image', 'images')} au lieu de ${frenchNumber(wanted)}`
}

function englishPhotos(shown: number, wanted: number): string {
  if (wanted === 0) return 'with an image that is no part of it'
  if (shown === 0) return wanted === 1 ? 'without the image' : 'without the images'
  return `with ${englishCount(shown, 'image', 'images')} instead of ${englishNumber(wanted)}`
}
