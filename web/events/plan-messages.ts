import { frenchCount, isSingular } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of plans in the language in force: they come with the screens that plan. */
export const planMessages = translated({
  site: {
    title: { fr: 'L’agenda sur le site de la commune', en: 'The agenda on the commune’s website' },
    lead: {
      fr: 'Copiez ce code dans une page de votre site, en mode HTML, ou donnez-le à qui s’en occupe. L’agenda y est tenu à jour tout seul.',
      en: 'Copy this code into a page of your site, in HTML mode, or give it to whoever looks after it. The agenda keeps itself up to date there.',
    },
    code: { fr: 'Code à coller', en: 'Code to paste' },
    codeWhat: { fr: 'le code pour le site', en: 'the code for the website' },
    address: { fr: 'Adresse seule', en: 'Address alone' },
    addressWhat: { fr: 'l’adresse du cadre', en: 'the address of the frame' },
  },
  firstComment: {
    label: { fr: 'Premier commentaire', en: 'First comment' },
    help: (channels: string) => ({
      fr: `Mis sous chaque publication dès qu’elle est en ligne, sur ${channels}.`,
      en: `Put under each post as soon as it is online, on ${channels}.`,
    }),
    tooLong: (channel: string, by: number) => ({
      fr: `Le premier commentaire pour ${channel} a ${frenchCount(by, 'caractère', 'caractères')} de trop.`,
      en: `The first comment for ${channel} has ${count(by, 'character', 'characters')} too many.`,
    }),
    under: { fr: 'premier commentaire', en: 'first comment' },
    waits: {
      fr: 'Part dès que sa publication est en ligne.',
      en: 'Leaves as soon as its post is online.',
    },
  },
  partly: (out: number, count: number) => ({
    fr:
      out === 0
        ? `Aucune des ${count} publications n’est en ligne.`
        : `${publications(out).fr} sur ${count} ${isSingular(out) ? 'est' : 'sont'} en ligne.`,
    en:
      out === 0
        ? `None of the ${count} posts is online.`
        : `${out} of ${count} posts ${out === 1 ? 'is' : 'are'} online.`,
  }),
  timeline: {
    caption: {
      fr: 'Les publications, canal par canal et jour par jour',
      en: 'The posts, channel by channel and day by day',
    },
    channel: { fr: 'Canal', en: 'Channel' },
    today: { fr: 'aujourd’hui', en: 'today' },
    away: (days: number) => ({
      fr: days === 0 ? 'J' : days < 0 ? `J−${-days}` : `J+${days}`,
      en: days === 0 ? 'D' : days < 0 ? `D−${-days}` : `D+${days}`,
    }),
    awaiting: (count: number) => ({
      fr: `${publications(count).fr} ${isSingular(count) ? 'attend' : 'attendent'} une validation : sans elle, rien ne part.`,
      en: `${publications(count).en} ${count === 1 ? 'awaits' : 'await'} approval: without it nothing goes out.`,
    }),
    legend: { fr: 'Ce que disent les marques', en: 'What the marks say' },
    hint: {
      fr: 'Pressez une marque : la publication, son heure et ce qu’on peut en faire.',
      en: 'Press a mark: the post, its time and what can be done with it.',
    },
  },
  plan: { fr: 'Plan de communication', en: 'Communication plan' },
  planHelp: {
    fr: 'Ce qui est dit, et quand, avant et après l’événement. Tout se change ici.',
    en: 'What is said, and when, before and after the event. All of it can be changed here.',
  },
  none: { fr: 'Sans plan : dates au choix', en: 'No plan: times of your choice' },
  changePlans: { fr: 'Modifier les plans', en: 'Change the plans' },
  steps: { fr: 'Étapes', en: 'Steps' },
  dateFirst: {
    fr: 'Indiquez le début de l’événement : chaque étape aura sa date.',
    en: 'Say when the event begins: each step will have its date.',
  },
  internal: { fr: 'rappel pour la mairie', en: 'reminder for the town hall' },
  onHoliday: (name: string) => ({
    fr: `Jour férié (${name}) : peu de gens liront.`,
    en: `Public holiday (${name}): few people will read it.`,
  }),
  sundayEvening: {
    fr: 'Dimanche soir : peu de gens liront.',
    en: 'Sunday evening: few people will read it.',
  },
  rather: (when: string) => ({ fr: `Plutôt ${when}`, en: `Rather ${when}` }),
  skipped: (name: string, when: string) => ({
    fr: `${name} (${when}) : déjà passé, non programmé.`,
    en: `${name} (${when}): already past, not planned.`,
  }),
  change: { fr: 'Modifier', en: 'Change' },
  close: { fr: 'Fermer', en: 'Close' },
  changeOf: (name: string) => ({ fr: ` l’étape ${name}`, en: ` the step ${name}` }),
  addStep: { fr: 'Ajouter une étape', en: 'Add a step' },
  newStep: { fr: 'Autre publication', en: 'Another post' },
  stepName: { fr: 'Nom de l’étape', en: 'Name of the step' },
  stepAt: { fr: 'Date et heure', en: 'Date and time' },
  during: {
    fr: 'Pendant l’événement, choisissez plutôt une autre date ci-dessous.',
    en: 'During the event, choose another time below instead.',
  },
  stepText: { fr: 'Ce qui est dit', en: 'What is said' },
  stepTextHelp: {
    fr: 'Vide : le titre, la date, le lieu et le texte de l’événement. {titre}, {quand}, {date}, {heure}, {lieu}, {texte} et {lien} sont remplacés.',
    en: 'Empty: the title, date, place and text of the event. {titre}, {quand}, {date}, {heure}, {lieu}, {texte} and {lien} are filled in.',
  },
  reminderText: { fr: 'Ce qu’il y a à faire', en: 'What is to be done' },
  strange: (place: string) => ({
    fr: `${place} ne correspond à rien : corrigez-le.`,
    en: `${place} stands for nothing: correct it.`,
  }),
  lateRule: { fr: 'Si Tambour était arrêté à cette heure', en: 'If Tambour was down at that time' },
  lateRules: {
    ask: { fr: 'Demander s’il faut publier quand même', en: 'Ask whether to publish all the same' },
    publish: { fr: 'Publier dès que possible', en: 'Publish as soon as possible' },
    miss: { fr: 'Ne pas publier', en: 'Do not publish' },
  },
  removeStep: { fr: 'Retirer cette étape', en: 'Remove this step' },
  stepRemoved: (name: string) => ({
    fr: `L’étape « ${name} » est retirée.`,
    en: `The step “${name}” is removed.`,
  }),
  otherTimes: { fr: 'Publier aussi à d’autres dates', en: 'Publish at other times too' },
  more: { fr: 'Mots-dièse et lien', en: 'Hashtags and link' },
  hashtags: { fr: 'Mots-dièse', en: 'Hashtags' },
  hashtagsHelp: {
    fr: 'Par exemple : #SaintRémi #fête. À la fin du texte, là où il reste de la place.',
    en: 'For instance: #SaintRémi #fête. At the end of the text, where there is room.',
  },
  link: { fr: 'Site ou billetterie', en: 'Site or tickets' },
  linkHelp: {
    fr: 'L’adresse complète, qui commence par https://.',
    en: 'The whole address, which begins with https://.',
  },
  needsImage: { fr: 'Demande une image', en: 'Wants a picture' },
  shownPost: { fr: 'Publication montrée', en: 'Post shown' },
  otherPost: { fr: 'Autres dates', en: 'Other times' },
  shownAt: (name: string, when: string) => `${name}, ${when}`,
  count: (many: number, reminders: number, skipped: number) => ({
    fr: `${[
      `${publications(many).fr} à programmer`,
      ...(reminders > 0
        ? [frenchCount(reminders, 'rappel pour la mairie', 'rappels pour la mairie')]
        : []),
      ...(skipped > 0 ? [frenchCount(skipped, 'étape déjà passée', 'étapes déjà passées')] : []),
    ].join(', ')}.`,
    en: `${[
      `${publications(many).en} to plan`,
      ...(reminders > 0 ? [count(reminders, 'reminder', 'reminders')] : []),
      ...(skipped > 0 ? [count(skipped, 'step already past', 'steps already past')] : []),
    ].join(', ')}.`,
  }),
  planned: made('publication programmée', 'publications programmées', 'planned'),
  asked: made(
    'publication envoyée pour validation',
    'publications envoyées pour validation',
    'sent for approval',
  ),
  findings: {
    noAddress: {
      fr: 'Donnez l’adresse complète du site, qui commence par https://.',
      en: 'Give the whole address of the site, which begins with https://.',
    },
    inPost: (post: string) => ` (${post})`,
    tooManyHashtags: (channel: string, post: string, by: number) => ({
      fr: `Le texte pour ${channel}${post} a ${frenchCount(by, 'mot-dièse', 'mots-dièse')} de trop.`,
      en: `The text for ${channel}${post} has ${count(by, 'hashtag', 'hashtags')} too many.`,
    }),
    tooManyMentions: (channel: string, post: string, by: number) => ({
      fr: `Le texte pour ${channel}${post} a ${frenchCount(by, 'mention', 'mentions')} de trop.`,
      en: `The text for ${channel}${post} has ${count(by, 'mention', 'mentions')} too many.`,
    }),
    empty: (channel: string, post: string) => ({
      fr: `Le texte pour ${channel}${post} est vide.`,
      en: `The text for ${channel}${post} is empty.`,
    }),
  },
  network: {
    seeMore: { fr: 'En voir plus', en: 'See more' },
    more: { fr: 'plus', en: 'more' },
    seeLess: { fr: 'Réduire', en: 'See less' },
    like: { fr: 'J’aime', en: 'Like' },
    comment: { fr: 'Commenter', en: 'Comment' },
    share: { fr: 'Partager', en: 'Share' },
    deadLinks: {
      fr: 'Instagram ne rend pas cliquable une adresse écrite dans un texte.',
      en: 'Instagram does not open an address written in a text.',
    },
    deadMentions: {
      fr: 'Facebook ne fait pas de lien d’une mention écrite ici.',
      en: 'Facebook makes no link of a mention written here.',
    },
    cardTitle: (title: string) => ({
      fr: `Aperçu du lien : ${title}`,
      en: `Preview of the link: ${title}`,
    }),
    pictureOf: (count: number) => ({ fr: `1 sur ${count}`, en: `1 of ${count}` }),
  },
})

export const publications = (many: number) => ({
  fr: frenchCount(many, 'publication', 'publications'),
  en: count(many, 'post', 'posts'),
})

/** What was made of an event: its publications, called so for one and for several, and what else. */
function made(one: string, several: string, english: string) {
  return (many: number, reminders: number, skipped: readonly string[]) => ({
    fr: [
      many === 0 ? 'L’événement est enregistré.' : `${frenchCount(many, one, several)}.`,
      ...(reminders > 0 ? [`${frenchCount(reminders, 'rappel', 'rappels')} pour la mairie.`] : []),
      ...(skipped.length > 0 ? [`Déjà passé, non programmé : ${skipped.join(', ')}.`] : []),
    ].join(' '),
    en: [
      many === 0 ? 'The event is saved.' : `${publications(many).en} ${english}.`,
      ...(reminders > 0 ? [`${count(reminders, 'reminder', 'reminders')} for the town hall.`] : []),
      ...(skipped.length > 0 ? [`Already past, not planned: ${skipped.join(', ')}.`] : []),
    ].join(' '),
  })
}
