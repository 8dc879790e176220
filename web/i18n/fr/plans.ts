import { frenchCount, isSingular } from '../../../server/language/french.ts'

const publications = (count: number) => frenchCount(count, 'publication', 'publications')

/** Plans: what is said when about an event. */
export const plans = {
  firstComment: {
    label: 'Premier commentaire',
    help: (channels: string) =>
      `Mis sous chaque publication dès qu’elle est en ligne, sur ${channels}.`,
    tooLong: (channel: string, by: number) =>
      `Le premier commentaire pour ${channel} a ${frenchCount(by, 'caractère', 'caractères')} de trop.`,
    under: 'premier commentaire',
    waits: 'Part dès que sa publication est en ligne.',
  },
  partly: (out: number, count: number) =>
    out === 0
      ? `Aucune des ${count} publications n’est en ligne.`
      : `${publications(out)} sur ${count} ${isSingular(out) ? 'est' : 'sont'} en ligne.`,
  timeline: {
    caption: 'Les publications, canal par canal et jour par jour',
    channel: 'Canal',
    today: 'aujourd’hui',
    away: (days: number) => (days === 0 ? 'J' : days < 0 ? `J−${-days}` : `J+${days}`),
    awaiting: (count: number) =>
      `${publications(count)} ${isSingular(count) ? 'attend' : 'attendent'} une validation : sans elle, rien ne part.`,
    legend: 'Ce que disent les marques',
    hint: 'Pressez une marque : la publication, son heure et ce qu’on peut en faire.',
  },
  plan: 'Plan de communication',
  planHelp: 'Ce qui est dit, et quand, avant et après l’événement. Tout se change ici.',
  none: 'Sans plan : dates au choix',
  changePlans: 'Modifier les plans',
  steps: 'Étapes',
  dateFirst: 'Indiquez le début de l’événement : chaque étape aura sa date.',
  internal: 'rappel pour la mairie',
  onHoliday: (name: string) => `Jour férié (${name}) : peu de gens liront.`,
  sundayEvening: 'Dimanche soir : peu de gens liront.',
  rather: (when: string) => `Plutôt ${when}`,
  skipped: (name: string, when: string) => `${name} (${when}) : déjà passé, non programmé.`,
  change: 'Modifier',
  close: 'Fermer',
  changeOf: (name: string) => ` l’étape ${name}`,
  addStep: 'Ajouter une étape',
  newStep: 'Autre publication',
  stepName: 'Nom de l’étape',
  stepAt: 'Date et heure',
  during: 'Pendant l’événement, choisissez plutôt une autre date ci-dessous.',
  stepText: 'Ce qui est dit',
  stepTextHelp:
    'Vide : le titre, la date, le lieu et le texte de l’événement. {titre}, {quand}, {date}, {heure}, {lieu}, {texte} et {lien} sont remplacés.',
  reminderText: 'Ce qu’il y a à faire',
  strange: (place: string) => `${place} ne correspond à rien : corrigez-le.`,
  lateRule: 'Si Tambour était arrêté à cette heure',
  lateRules: {
    ask: 'Demander s’il faut publier quand même',
    publish: 'Publier dès que possible',
    miss: 'Ne pas publier',
  },
  removeStep: 'Retirer cette étape',
  stepRemoved: (name: string) => `L’étape « ${name} » est retirée.`,
  otherTimes: 'Publier aussi à d’autres dates',
  more: 'Mots-dièse et lien',
  hashtags: 'Mots-dièse',
  hashtagsHelp: 'Par exemple : #SaintRémi #fête. À la fin du texte, là où il reste de la place.',
  link: 'Site ou billetterie',
  linkHelp: 'L’adresse complète, qui commence par https://.',
  needsImage: 'Demande une image',
  shownPost: 'Publication montrée',
  otherPost: 'Autres dates',
  shownAt: (name: string, when: string) => `${name}, ${when}`,
  count: (count: number, reminders: number, skipped: number) =>
    `${[
      `${publications(count)} à programmer`,
      ...(reminders > 0
        ? [frenchCount(reminders, 'rappel pour la mairie', 'rappels pour la mairie')]
        : []),
      ...(skipped > 0 ? [frenchCount(skipped, 'étape déjà passée', 'étapes déjà passées')] : []),
    ].join(', ')}.`,
  planned: (count: number, reminders: number, skipped: readonly string[]) =>
    made(
      frenchCount(count, 'publication programmée', 'publications programmées'),
      count,
      reminders,
      skipped,
    ),
  asked: (count: number, reminders: number, skipped: readonly string[]) =>
    made(
      frenchCount(
        count,
        'publication envoyée pour validation',
        'publications envoyées pour validation',
      ),
      count,
      reminders,
      skipped,
    ),
  findings: {
    noAddress: 'Donnez l’adresse complète du site, qui commence par https://.',
    inPost: (post: string) => ` (${post})`,
    tooManyHashtags: (channel: string, post: string, by: number) =>
      `Le texte pour ${channel}${post} a ${frenchCount(by, 'mot-dièse', 'mots-dièse')} de trop.`,
    tooManyMentions: (channel: string, post: string, by: number) =>
      `Le texte pour ${channel}${post} a ${frenchCount(by, 'mention', 'mentions')} de trop.`,
    empty: (channel: string, post: string) => `Le texte pour ${channel}${post} est vide.`,
  },
  network: {
    seeMore: 'En voir plus',
    more: 'plus',
    seeLess: 'Réduire',
    like: 'J’aime',
    comment: 'Commenter',
    share: 'Partager',
    deadLinks: 'Instagram ne rend pas cliquable une adresse écrite dans un texte.',
    deadMentions: 'Facebook ne fait pas de lien d’une mention écrite ici.',
    cardTitle: (title: string) => `Aperçu du lien : ${title}`,
    pictureOf: (count: number) => `1 sur ${count}`,
  },
  settings: {
    title: 'Plans de communication',
    lead: 'Chaque plan dit ce qui est annoncé, et quand, autour d’un événement. Le premier est celui d’un nouvel événement.',
    add: 'Ajouter un plan',
    newName: 'Nouveau plan',
    name: 'Nom du plan',
    nameMissing: 'Donnez un nom au plan.',
    stepsMissing: 'Ajoutez au moins une étape.',
    stepNameMissing: 'Donnez un nom à l’étape.',
    timeMissing: 'Indiquez l’heure.',
    isDefault: 'par défaut',
    makeDefault: 'Prendre par défaut',
    madeDefault: (name: string) => `« ${name} » est le plan par défaut.`,
    change: 'Modifier',
    duplicate: 'Dupliquer',
    copyOf: (name: string) => `${name} (copie)`,
    remove: 'Supprimer',
    removed: (name: string) => `Le plan « ${name} » est supprimé.`,
    undo: 'Rétablir',
    actOn: (name: string) => ` le plan ${name}`,
    saved: 'Le plan est enregistré. Les événements déjà programmés ne changent pas.',
    days: 'Jours',
    when: 'Quand',
    before: 'avant le premier jour',
    on: 'le premier jour',
    after: 'après le dernier jour',
    time: 'Heure',
    audience: 'Pour qui',
    audiences: { public: 'Publication', internal: 'Rappel pour la mairie' },
    summary: (publicSteps: number, reminders: number) =>
      [
        publications(publicSteps),
        ...(reminders > 0 ? [frenchCount(reminders, 'rappel', 'rappels')] : []),
      ].join(', '),
    dayLabel: (days: number) =>
      days === 0 ? 'le jour même' : days < 0 ? `J − ${-days}` : `J + ${days}`,
  },
}

/** What was made of an event; `posts`: so many publications, and what becomes of them. */
function made(posts: string, count: number, reminders: number, skipped: readonly string[]): string {
  return [
    count === 0 ? 'L’événement est enregistré.' : `${posts}.`,
    ...(reminders > 0 ? [`${frenchCount(reminders, 'rappel', 'rappels')} pour la mairie.`] : []),
    ...(skipped.length > 0 ? [`Déjà passé, non programmé : ${skipped.join(', ')}.`] : []),
  ].join(' ')
}
