import { sentences } from '../../language/sentence.ts'
import { commonSentences } from '../network/common-sentences.ts'

export const wordpressSentences = sentences('wordpress', {
  ...commonSentences({
    server: { fr: 'Le site', en: 'The site' },
    shown: { fr: 'Le site', en: 'The site' },
    on: { fr: 'sur le site', en: 'on the site' },
  }),
  kind: { fr: 'Site WordPress', en: 'WordPress site' },
  description: {
    fr: 'Publie des articles sur un site WordPress, et reçoit les commentaires, même ceux qui attendent d’être approuvés : y répondre les approuve, les masquer les met à la corbeille du site.',
    en: 'Publishes posts on a WordPress site, and receives its comments, even those that wait to be approved: answering one approves it, hiding one puts it into the site’s bin.',
  },
  site: { fr: 'Adresse du site', en: 'Address of the site' },
  siteHelp: {
    fr: 'Celle de sa page d’accueil, par exemple https://www.exemple.fr.',
    en: 'The one of its home page, for instance https://www.example.fr.',
  },
  user: { fr: 'Identifiant', en: 'User name' },
  userHelp: {
    fr: 'Celui avec lequel on se connecte à WordPress. Le rôle « Éditeur » convient : il publie et modère les commentaires.',
    en: 'The one with which one signs in to WordPress. The role “Editor” serves: it publishes and moderates comments.',
  },
  password: { fr: 'Mot de passe d’application', en: 'Application password' },
  passwordHelp: {
    fr: 'Dans WordPress : « Utilisateurs », « Profil », « Mots de passe d’application », donnez-lui le nom « Tambour », ajoutez-le, puis copiez ce qui s’affiche. Ce n’est pas le mot de passe avec lequel on se connecte. Ce qui est copié ici est chiffré et ne sera plus jamais affiché.',
    en: 'In WordPress: “Users”, “Profile”, “Application Passwords”, name it “Tambour”, add it, then copy what is shown. It is not the password with which one signs in. What is copied here is encrypted and will never be shown again.',
  },
  category: { fr: 'Catégorie des articles', en: 'Category of the posts' },
  categoryHelp: {
    fr: 'Par exemple Actualités. Elle est créée si elle n’existe pas encore. Vide : celle que le site donne de lui-même.',
    en: 'For instance News. It is made where it does not exist yet. Empty: the one that the site gives by itself.',
  },
  shownAs: { fr: 'Annonces', en: 'Announcements' },
  shownAsHelp: {
    fr: 'Avec l’extension The Events Calendar, la première annonce d’un événement peut entrer dans l’agenda du site, à sa date et à son lieu ; les suivantes, et ce qui n’annonce pas d’événement, sont des articles.',
    en: 'With the plugin The Events Calendar, the first announcement of an event can go into the site’s calendar, at its date and place; those that follow, and what announces no event, are posts.',
  },
  asPosts: { fr: 'Articles', en: 'Posts' },
  asEvents: { fr: 'Événements de The Events Calendar', en: 'Events of The Events Calendar' },

  noAddress: {
    fr: 'Ce n’est pas l’adresse d’un site : écrivez-la comme https://www.exemple.fr.',
    en: 'This is not the address of a site: write it like https://www.example.fr.',
  },
  noApi: {
    fr: 'Il n’y a pas de site WordPress à cette adresse, ou une extension de sécurité n’y laisse pas entrer Tambour : copiez l’adresse de sa page d’accueil, ou demandez à qui s’occupe du site d’ouvrir l’« API REST » de WordPress.',
    en: 'There is no WordPress site at this address, or a security plugin does not let Tambour in: copy the address of its home page, or ask whoever looks after the site to open the “REST API” of WordPress.',
  },
  redirected: (to: string) => ({
    fr: `Le site a une autre adresse : écrivez ${to} à la place.`,
    en: `The site has another address: write ${to} instead.`,
  }),
  passwordsDisabled: {
    fr: 'Ce site n’admet pas les mots de passe d’application : une extension de sécurité les interdit, ou le site n’est pas en https. Demandez à qui s’en occupe de les permettre.',
    en: 'This site takes no application passwords: a security plugin forbids them, or the site is not on https. Ask whoever looks after it to allow them.',
  },
  passwordLost: {
    fr: 'Le mot de passe n’arrive pas jusqu’à WordPress : demandez à l’hébergeur de transmettre l’en-tête Authorization.',
    en: 'The password does not get through to WordPress: ask the host to pass on the Authorization header.',
  },
  deadPassword: {
    fr: 'WordPress refuse cet identifiant ou ce mot de passe d’application : faites-en un nouveau dans votre profil WordPress, et reconnectez le site.',
    en: 'WordPress refuses this user name or application password: make a new one in your WordPress profile, and connect the site again.',
  },
  noPermission: {
    fr: 'Cet utilisateur n’a pas le droit de faire cela dans WordPress : donnez-lui le rôle « Éditeur », et reconnectez le site.',
    en: 'This user may not do this in WordPress: give them the role “Editor”, and connect the site again.',
  },
  connected: (site: string, user: string) => ({
    fr: `Le site « ${site} » est connecté, au nom de ${user}.`,
    en: `The site “${site}” is connected, in the name of ${user}.`,
  }),
  mayNotPublish: (user: string) => ({
    fr: `${user} n’a pas le droit de publier dans WordPress : donnez-lui le rôle « Éditeur ».`,
    en: `${user} may not publish in WordPress: give them the role “Editor”.`,
  }),
  uploads: { fr: 'Les images peuvent être envoyées.', en: 'Images can be sent.' },
  mayNotUpload: {
    fr: 'Cet utilisateur ne peut pas envoyer d’images : donnez-lui le rôle « Éditeur ».',
    en: 'This user cannot send images: give them the role “Editor”.',
  },
  commentsRead: { fr: 'Les commentaires sont lus.', en: 'Comments are read.' },
  mayNotModerate: {
    fr: 'Les commentaires ne sont pas lus : cet utilisateur ne peut pas les modérer. Donnez-lui le rôle « Éditeur ».',
    en: 'Comments are not read: this user may not moderate them. Give them the role “Editor”.',
  },
  hasCalendar: {
    fr: 'L’extension The Events Calendar est là ; les annonces paraissent parmi les articles, pas dans son agenda : cela se choisit dans « Annonces ».',
    en: 'The plugin The Events Calendar is there; announcements appear among the posts, not in its calendar: “Announcements” is where this is chosen.',
  },
  usesCalendar: {
    fr: 'Les événements paraissent dans l’agenda de The Events Calendar.',
    en: 'Events appear in the calendar of The Events Calendar.',
  },
  noCalendar: {
    fr: 'L’extension The Events Calendar ne répond pas sur ce site : activez-la dans WordPress, ou choisissez « Articles » pour les annonces.',
    en: 'The plugin The Events Calendar does not answer on this site: activate it in WordPress, or choose “Posts” for the announcements.',
  },
  mayNotUseCalendar: {
    fr: 'Cet utilisateur ne peut pas publier dans l’agenda de The Events Calendar : donnez-lui le rôle « Éditeur », ou choisissez « Articles » pour les annonces.',
    en: 'This user may not publish in the calendar of The Events Calendar: give them the role “Editor”, or choose “Posts” for the announcements.',
  },
  mayNotPublishEvents: (user: string) => ({
    fr: `${user} n’a pas le droit de publier dans l’agenda de The Events Calendar : donnez-lui le rôle « Éditeur » dans WordPress, puis réessayez.`,
    en: `${user} may not publish in the calendar of The Events Calendar: give them the role “Editor” in WordPress, then try again.`,
  }),
  eventInBin: {
    fr: 'Cet événement est à la corbeille du site : restaurez-le dans WordPress, ou annulez cette publication.',
    en: 'This event is in the site’s bin: restore it in WordPress, or cancel this publication.',
  },
  eventGone: {
    fr: 'Cet événement n’est plus dans l’agenda du site : corrigez dans WordPress ce qui s’y trouve encore.',
    en: 'This event is no longer in the site’s calendar: correct in WordPress what is still there.',
  },
  eventNotPublic: {
    fr: 'L’événement existe dans l’agenda du site, mais n’est pas visible du public.',
    en: 'The event exists in the site’s calendar, but the public cannot see it.',
  },
  datesDiffer: {
    fr: 'L’agenda du site ne montre pas les dates envoyées.',
    en: 'The site’s calendar does not show the dates that were sent.',
  },

  unreadable: {
    fr: 'Le site a répondu par une page au lieu de données : une extension de sécurité ou de maintenance en est sans doute la cause.',
    en: 'The site answered with a page instead of data: a security or maintenance plugin is probably the cause.',
  },
  blocked: {
    fr: 'Le site a refusé la demande avant même WordPress : demandez à l’hébergeur, ou à qui règle l’extension de sécurité, de laisser passer l’API REST.',
    en: 'The site refused the request before WordPress saw it: ask the host, or whoever sets up the security plugin, to let the REST API through.',
  },
  broken: {
    fr: 'Le site est en panne ou en maintenance : réessayez plus tard.',
    en: 'The site is out of order or under maintenance: try again later.',
  },
  refusedAs: (why: string) => ({
    fr: `WordPress a refusé : « ${why} ».`,
    en: `WordPress refused: “${why}”.`,
  }),

  textTooLong: {
    fr: 'Le texte dépasse ce que WordPress accepte : raccourcissez-le.',
    en: 'The text exceeds what WordPress takes: shorten it.',
  },
  notYet: {
    fr: 'L’article n’est pas encore visible sur le site.',
    en: 'The post cannot be seen on the site yet.',
  },
  notPublic: {
    fr: 'L’article existe sur le site, mais n’est pas visible du public.',
    en: 'The post exists on the site, but the public cannot see it.',
  },
  gone: {
    fr: 'Ce commentaire n’est plus sur le site : on ne peut plus y répondre.',
    en: 'This comment is no longer on the site: it can no longer be answered.',
  },
  isHidden: {
    fr: 'Ce commentaire est à la corbeille ou parmi les indésirables du site : affichez-le de nouveau avant d’y répondre.',
    en: 'This comment is in the site’s bin or among its spam: show it again before you answer it.',
  },
  commentsClosed: {
    fr: 'Les commentaires de cet article sont fermés sur le site : on ne peut plus y répondre.',
    en: 'Comments on this post are closed on the site: it can no longer be answered.',
  },
  sameAnswer: {
    fr: 'WordPress dit que la même réponse y est déjà.',
    en: 'WordPress says that the same answer is there already.',
  },
})
