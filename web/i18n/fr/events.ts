import { frenchCount } from '../../../server/domain/french.ts'

export const events = {
  events: {
    title: 'Événements',
    lead: 'Une fois saisi, un événement est annoncé sur tous les canaux, aux dates choisies.',
    oneTitle: 'Événement',
    announce: 'Annoncer un événement',
    whenLabel: 'Quels événements',
    upcoming: 'À venir',
    past: 'Passés',
    none: 'Aucun événement à venir',
    noneHelp:
      'Le loto, la brocante, les vœux : saisissez l’événement une fois, il paraîtra sur la page de la commune et chez les voisins qui l’acceptent.',
    announceFirst: 'Annoncer le premier',
    noPast: 'Aucun événement passé',
    statuses: { planned: 'Prévu', postponed: 'Reporté', cancelled: 'Annulé' },
    fromTo: (from: string, to: string) => `du ${from} au ${to}`,
    sameDay: (day: string, from: string, to: string) => `${day}, de ${from} à ${to}`,
    progress: {
      out: (count: number) => frenchCount(count, 'publiée', 'publiées'),
      planned: (count: number) => frenchCount(count, 'programmée', 'programmées'),
      toSettle: (count: number) => `${count} à régler`,
      failed: (count: number) => frenchCount(count, 'échec', 'échecs'),
    },
    morePictures: (count: number) => `et ${frenchCount(count, 'autre image', 'autres images')}`,
    noPublication: 'Aucune publication',
    publications: 'Publications',
    edit: 'Modifier',
    remove: 'Supprimer l’événement',
    removeTitle: (title: string) => `Supprimer « ${title} » ?`,
    removeText:
      'Les publications programmées ne partiront pas. Celles qui sont déjà parues restent sur les réseaux.',
    removeConfirm: 'Supprimer',
    removed: 'L’événement est supprimé.',
  },
  eventForm: {
    newTitle: 'Annoncer un événement',
    newLead: 'Un seul formulaire pour tous les canaux.',
    editTitle: 'Modifier l’événement',
    backToEvent: 'Revenir à l’événement',
    whatTitle: 'L’événement',
    name: 'Titre',
    start: 'Début',
    end: 'Fin',
    place: 'Lieu',
    placeHelp: 'Par exemple : salle des fêtes, place de l’église.',
    text: 'Texte',
    textHelp: 'Ce qu’il faut savoir : programme, tarif, inscription, contact.',
    chosenPicture: 'Image choisie',
    whereTitle: 'Où l’annoncer',
    ourChannels: 'Nos canaux',
    neighbours: 'Communes voisines',
    noChannel: 'Aucun canal connecté ne permet de publier.',
    connectOne: 'Connecter un canal',
    pausedChannel: 'En pause : la publication attendra',
    whenTitle: 'Quand l’annoncer',
    when: 'Dates de publication',
    suggestions: {
      'week-before': 'Une semaine avant, 18 h',
      eve: 'La veille, 18 h',
      'same-day': 'Le jour même, 9 h',
    },
    atOnce: 'Tout de suite',
    atOnceHelp: 'Dans la minute qui suit.',
    dateFirst: 'Indiquez le début de l’événement pour voir les dates proposées.',
    skipped: (name: string, when: string) => `${name} (${when}) : déjà passé, non proposé.`,
    skippedOwn: (when: string) => `${when} : déjà passé, ne sera pas programmé`,
    otherTime: 'Autre date',
    addTime: 'Ajouter',
    removeTime: (when: string) => `Retirer ${when}`,
    pastTime: 'Cette date est passée : choisissez-en une à venir.',
    previewTitle: 'Aperçu',
    previewEmpty: 'Cochez un canal pour voir ce qui y paraîtra.',
    previewNeedsDate: 'L’aperçu paraîtra dès que le début de l’événement sera indiqué.',
    room: (shown: string, count: number) =>
      `encore ${shown} ${count < 2 ? 'caractère' : 'caractères'}`,
    tooLong: (shown: string, count: number) =>
      `${shown} ${count < 2 ? 'caractère' : 'caractères'} de trop`,
    textOn: (channel: string) => `Texte pour ${channel}`,
    adapt: 'Adapter le texte pour ce canal',
    seeResult: 'Voir le résultat',
    backToCommon: 'Revenir au texte commun',
    nothingPlanned:
      'Sans canal ni date, l’événement est enregistré et rien n’est publié pour l’instant.',
    count: (count: number, channels: number, times: number) =>
      `${frenchCount(count, 'publication', 'publications')} : ${frenchCount(channels, 'canal', 'canaux')} et ${frenchCount(times, 'date', 'dates')}.`,
    plan: 'Programmer',
    planned: (count: number, skipped: number) =>
      (count === 0
        ? 'L’événement est enregistré.'
        : `${frenchCount(count, 'publication programmée', 'publications programmées')}.`) +
      (skipped === 0
        ? ''
        : ` ${frenchCount(skipped, 'date passée écartée', 'dates passées écartées')}.`),
    kept: 'Rien n’a été programmé, votre saisie est toujours là.',
    saved: 'L’événement est modifié.',
    editKeepsPosts:
      'Les publications à venir suivront, sauf celles dont le texte a été adapté à la main.',
    addPost: 'Ajouter une publication',
    chooseBoth: 'Cochez au moins un canal et une date.',
    findings: {
      title: (count: number) => frenchCount(count, 'point à compléter', 'points à compléter'),
      missing: {
        title: 'Donnez un titre à l’événement.',
        startLocal: 'Indiquez le jour et l’heure du début.',
        endLocal: 'Indiquez la fin.',
        place: 'Indiquez le lieu.',
        text: 'Écrivez le texte de l’annonce.',
        channels: 'Cochez un canal.',
      },
      beforeStart: 'La fin précède le début.',
      noAlt: (place: number, count: number) =>
        `Décrivez l’image ${count === 1 ? '' : `${place} `}par un texte alternatif.`,
      tooManyPictures: (channel: string, most: number) =>
        `${channel} prend ${frenchCount(most, 'image', 'images')} au plus : retirez-en, ou décochez ce canal.`,
      noTime: 'Choisissez au moins une date de publication, ou décochez les canaux.',
      noChannel: 'Cochez au moins un canal, ou retirez les dates de publication.',
      tooLong: (channel: string, by: number) =>
        `Le texte pour ${channel} a ${frenchCount(by, 'caractère', 'caractères')} de trop.`,
      noPicture: (channel: string) =>
        `${channel} ne publie rien sans image : ajoutez une image, ou décochez ce canal.`,
    },
  },
  deliveryStates: {
    draft: 'Brouillon',
    'awaiting-approval': 'À valider',
    scheduled: 'Programmée',
    sending: 'Envoi en cours',
    published: 'Publiée',
    verified: 'Publiée, vérifiée',
    failed: 'Échec',
    unconfirmed: 'À vérifier',
    missed: 'Manquée',
    cancelled: 'Annulée',
  },
  deliveries: {
    see: 'Voir la publication',
    newTab: (channel: string) => ` sur ${channel} (nouvel onglet)`,
    actOn: (what: string) => ` (${what})`,
    acts: {
      retry: 'Réessayer',
      cancel: 'Annuler',
      'publish-now': 'Publier maintenant',
      confirm: 'Elle est bien parue',
      deny: 'Elle n’est pas parue',
    },
    done: {
      retry: 'La publication repart.',
      cancel: 'La publication est annulée.',
      'publish-now': 'La publication part maintenant.',
      confirm: 'La publication est notée comme parue.',
      deny: 'La publication est notée comme non parue.',
    },
    cancelTitle: (what: string) => `Annuler cette publication (${what}) ?`,
    cancelText: 'Elle ne partira pas. Les autres publications de l’événement ne changent pas.',
    neighbour: 'commune voisine',
    neighbourNamed: (commune: string) => `commune voisine : ${commune}`,
    publishedAt: (when: string) => `Parue ${when}`,
    nextAt: (attempts: number, when: string) =>
      `${frenchCount(attempts, 'essai', 'essais')}, prochain ${when}`,
    seeText: 'Voir le texte',
  },
}
