import { englishCount, englishNumber } from '../../language/english.ts'
import { frenchCount, frenchNumber } from '../../language/french.ts'
import { sentences } from '../../language/sentence.ts'

export const instagramSentences = sentences('instagram', {
  account: { fr: 'le compte', en: 'the account' },
  inApplication: { fr: 'dans l’application Instagram', en: 'in the Instagram app' },

  nothingToPublish: {
    fr: 'Instagram ne trouve plus ce qui devait être publié : un nouvel essai le refera.',
    en: 'Instagram no longer finds what was to be published: another attempt will make it anew.',
  },
  noPageToHear: {
    fr: 'Instagram ne trouve pas la page, ou le code d’accès ne permet pas d’en être averti.',
    en: 'Instagram does not find the page, or the access code does not allow being told of it.',
  },
  nothingToAnswer: {
    fr: 'Le commentaire n’existe plus sur Instagram : il n’y a plus rien à quoi répondre.',
    en: 'The comment no longer exists on Instagram: there is nothing left to answer.',
  },
  cannotBeWrittenTo: {
    fr: 'La personne ne peut plus recevoir de message : elle a fermé son compte, ou bloqué le vôtre.',
    en: 'The person can no longer receive messages: they closed their account, or blocked yours.',
  },
  noPrivateReply: {
    fr: 'Le commentaire n’existe plus sur Instagram, ou la personne ne peut pas recevoir de message.',
    en: 'The comment no longer exists on Instagram, or the person cannot receive messages.',
  },
  nothingToHide: {
    fr: 'Le commentaire n’existe plus sur Instagram : il n’y a plus rien à masquer.',
    en: 'The comment no longer exists on Instagram: there is nothing left to hide.',
  },

  mentionGone: {
    fr: 'Instagram a annoncé une mention du compte qu’il ne donne pas à lire : elle a été supprimée, ou les commentaires y sont fermés. Elle n’est pas comptée.',
    en: 'Instagram told of a mention of the account that it does not let be read: it was removed, or comments are closed there. It is not counted.',
  },
  tagTakesNoAnswer: {
    fr: 'Instagram ne permet pas de commenter d’ici une photo sur laquelle le compte est identifié : répondez dans l’application Instagram, puis dites ici que le message n’attend pas de réponse.',
    en: 'Instagram does not let a photo on which the account is tagged be commented from here: answer in the Instagram app, then say here that the message expects no answer.',
  },
  answerUnseen: {
    fr: 'Instagram ne montre pas ce qui est écrit sous une mention chez un autre compte : ouvrez-la, et regardez si la réponse y est.',
    en: 'Instagram does not show what is written under a mention on somebody else’s post: open it, and look whether the answer is there.',
  },
  notOursToHide: {
    fr: 'Seul le compte qui a publié peut masquer ce qui est sous sa publication : signalez-le dans l’application Instagram.',
    en: 'Only the account that published can hide what is under its post: report it in the Instagram app.',
  },

  imageNotFetched: {
    fr: 'Instagram n’a pas pu venir chercher l’image à l’adresse de Tambour : demandez à la personne qui a installé Tambour si cette adresse s’ouvre depuis Internet.',
    en: 'Instagram could not fetch the image at Tambour’s address: ask the person who installed Tambour whether that address opens from the Internet.',
  },
  imageTooHeavy: {
    fr: 'Instagram refuse une image de plus de 8 Mo : réduisez-la.',
    en: 'Instagram refuses an image of more than 8 MB: make it smaller.',
  },
  imageNotJpeg: {
    fr: 'Instagram ne prend que des images JPEG : convertissez-la.',
    en: 'Instagram takes only JPEG images: convert it.',
  },
  imageForm: {
    fr: 'Instagram refuse la forme de cette image : elle est trop haute ou trop large, recadrez-la.',
    en: 'Instagram refuses the shape of this image: it is too tall or too wide, crop it.',
  },
  textRefused: {
    fr: 'Instagram refuse ce texte : il prend 2 200 signes, 30 mots-dièse et 20 mentions au plus.',
    en: 'Instagram refuses this text: it takes 2,200 characters, 30 hashtags and 20 mentions at most.',
  },
  dayIsFull: {
    fr: 'Le compte a déjà publié par des applications autant qu’Instagram le permet en 24 heures : un nouvel essai aura lieu dans une heure.',
    en: 'The account has already published by applications as much as Instagram allows in 24 hours: it will be tried again in an hour.',
  },
  accountRestricted: {
    fr: 'Instagram a restreint ou suspendu le compte : ouvrez l’application Instagram, qui dit quoi faire.',
    en: 'Instagram has restricted or suspended the account: open the Instagram app, which says what to do.',
  },
  unwanted: {
    fr: 'Instagram a jugé cette publication indésirable ; elle est parfois en ligne malgré tout.',
    en: 'Instagram judged this post to be unwanted; sometimes it is online all the same.',
  },

  noAccount: {
    fr: 'Aucun compte Instagram professionnel n’est relié à cette page : dans l’application Instagram, passez en compte professionnel, puis reliez-le à la page Facebook de la mairie.',
    en: 'No professional Instagram account is linked to this page: in the Instagram app, switch to a professional account, then link it to the mairie’s Facebook page.',
  },
  pageWithout: (page: string) => ({
    fr: `Aucun compte Instagram professionnel n’est relié à la page « ${page} » : dans l’application Instagram, passez en compte professionnel, reliez-le à cette page, puis recommencez.`,
    en: `No professional Instagram account is linked to the page “${page}”: in the Instagram app, switch to a professional account, link it to this page, then start again.`,
  }),
  accountLinked: (name: string) => ({
    fr: `Le compte professionnel « ${name} » est relié à la page.`,
    en: `The professional account “${name}” is linked to the page.`,
  }),
  namesRead: {
    fr: 'Les commentaires sont lus avec le nom des comptes.',
    en: 'Comments are read with the names of the accounts.',
  },
  noPrivateSeen: {
    fr: 'Aucun message privé n’est visible. C’est normal si le compte n’en a jamais reçu ; sinon, autorisez dans l’application Instagram « l’accès aux messages » pour les outils connectés, ou demandez à Meta l’« accès avancé » pour l’application.',
    en: 'No private message can be seen. That is normal if the account never received any; otherwise allow “access to messages” for connected tools in the Instagram app, or ask Meta for “Advanced Access” for the application.',
  },
  quotaUntold: {
    fr: 'Instagram ne dit pas combien de publications il prend encore aujourd’hui.',
    en: 'Instagram does not tell how many posts it still takes today.',
  },
  quotaLeft: (left: number, total: number) => ({
    fr: `Instagram prend encore ${frenchNumber(left)} publications sur les ${frenchNumber(total)} qu’il permet en 24 heures.`,
    en: `Instagram still takes ${englishNumber(left)} posts of the ${englishNumber(total)} that it allows in 24 hours.`,
  }),
  mayNotPublish: {
    fr: 'Instagram refuse de publier sur ce compte depuis une application.',
    en: 'Instagram refuses to publish on this account from an application.',
  },

  withoutBasic: {
    fr: 'le compte Instagram et ses publications ne sont pas donnés',
    en: 'the Instagram account and its posts are not given',
  },
  withoutPage: {
    fr: 'le compte relié à la page n’est pas donné',
    en: 'the account that is linked to the page is not given',
  },
  withoutComments: {
    fr: 'les commentaires et les mentions des habitants ne sont pas lus, leurs délais ne sont pas mesurés, et l’on ne peut pas y répondre depuis Tambour',
    en: 'residents’ comments and mentions are not read, their delays are not measured, and they cannot be answered from Tambour',
  },
  withoutMessages: {
    fr: 'les messages privés ne sont ni lus ni mesurés, et l’on ne peut pas y répondre depuis Tambour',
    en: 'private messages are neither read nor measured, and cannot be answered from Tambour',
  },
  withoutInsights: {
    fr: 'Instagram ne dit pas combien de personnes ont vu une publication',
    en: 'Instagram does not say how many people saw a post',
  },
  withoutPublishing: {
    fr: 'rien ne peut être publié sur Instagram',
    en: 'nothing can be published on Instagram',
  },

  otherImages: {
    fr: 'Le compte a publié ce texte, mais pas avec autant d’images. Une personne doit regarder.',
    en: 'The account published this text, but not with as many images. Somebody has to look.',
  },
  imagesDiffer: {
    fr: 'Instagram ne montre pas autant d’images qu’il en a été envoyé.',
    en: 'Instagram does not show as many images as were sent.',
  },
  needsImage: {
    fr: 'Instagram ne publie rien sans image : ajoutez une image.',
    en: 'Instagram publishes nothing without an image: add an image.',
  },
  cannotFetch: {
    fr: 'Instagram vient chercher les images à l’adresse de Tambour, qu’il ne peut pas atteindre : demandez à la personne qui a installé Tambour d’ouvrir cette adresse depuis Internet.',
    en: 'Instagram fetches images at Tambour’s address, which it cannot reach: ask the person who installed Tambour to open that address to the Internet.',
  },
  textTooLong: (most: number) => ({
    fr: `Le texte, avec son lien, dépasse les ${frenchNumber(most)} signes que prend Instagram : raccourcissez-le.`,
    en: `The text, with its link, is longer than the ${englishNumber(most)} characters that Instagram takes: shorten it.`,
  }),
  tooManyHashtags: (most: number) => ({
    fr: `Instagram prend ${most} mots-dièse au plus : retirez-en.`,
    en: `Instagram takes ${most} hashtags at most: remove some.`,
  }),
  tooManyMentions: (most: number) => ({
    fr: `Instagram prend ${most} mentions au plus : retirez-en.`,
    en: `Instagram takes ${most} mentions at most: remove some.`,
  }),
  publishedEnough: (total: number) => ({
    fr: `Le compte a déjà publié ${frenchCount(total, 'fois', 'fois')} par des applications en 24 heures, et Instagram n’en permet pas plus : un nouvel essai aura lieu dans une heure.`,
    en: `The account has already published ${englishCount(total, 'time', 'times')} by applications in 24 hours, and Instagram allows no more: it will be tried again in an hour.`,
  }),

  kind: { fr: 'Compte Instagram', en: 'Instagram account' },
  description: {
    fr: 'Publie des images sur le compte Instagram relié à une page Facebook, et reçoit ses commentaires, ses mentions et ses messages privés.',
    en: 'Publishes images on the Instagram account that is linked to a Facebook page, and receives its comments, its mentions and its private messages.',
  },
  pageNumber: { fr: 'Numéro de la page Facebook', en: 'Facebook page number' },
  pageNumberHelp: {
    fr: 'Celle à laquelle le compte Instagram professionnel est relié. Une suite de chiffres : sur la page, ouvrez « À propos », puis « Transparence de la Page ».',
    en: 'The one to which the professional Instagram account is linked. A row of digits: on the page, open “About”, then “Page transparency”.',
  },
  tokenHelp: {
    fr: 'Un long texte qui commence par EAA, donné par Facebook à un administrateur de la page : le même que pour la page, s’il a aussi les permissions d’Instagram. Il est chiffré et ne sera plus jamais affiché.',
    en: 'A long text that begins with EAA, given by Facebook to an administrator of the page: the same as for the page, if it has Instagram’s permissions too. It is encrypted and will never be shown again.',
  },
  wordHelp: {
    fr: 'Un mot de votre choix, à recopier sur developers.facebook.com, rubrique « Webhooks », objet « Instagram », à côté de l’adresse à prévenir, avec les champs « comments », « mentions » et « messages » : les messages paraissent alors en une ou deux secondes, et les mentions ne sont annoncées qu’ainsi. Il est chiffré et ne sera plus jamais affiché.',
    en: 'A word of your choosing, to be copied on developers.facebook.com, under “Webhooks”, object “Instagram”, beside the address to tell, with the fields “comments”, “mentions” and “messages”: messages then appear within a second or two, and mentions are told in no other way. It is encrypted and will never be shown again.',
  },
})
