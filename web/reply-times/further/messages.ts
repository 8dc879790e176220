import { frenchCount, isSingular } from '../../../server/language/french.ts'
import { count } from '../../count.ts'
import { translated } from '../../language.ts'

/** The words of the figures that stand one press behind the reply times. */
export const furtherMessages = translated({
  title: { fr: 'Aller plus loin', en: 'Going further' },
  back: { fr: 'Délais de réponse', en: 'Reply times' },
  print: { fr: 'Imprimer', en: 'Print' },
  printedAt: (when: string) => ({ fr: `Chiffres du ${when}.`, en: `Figures of ${when}.` }),
  method: { fr: 'Comment ces chiffres sont définis', en: 'How these figures are defined' },
  nothing: '–',
  council: {
    title: { fr: 'Pour le conseil', en: 'For the council' },
    help: {
      fr: 'Une page à distribuer, canal par canal, ou quatre diapositives à projeter : l’objectif, le temps, les chiffres avec ceux d’un an plus tôt, et quand on écrit. Chacune est un PDF.',
      en: 'A page to hand out, channel by channel, or four slides to show: the target, how it went, the figures with those of a year before, and when people write. Each is a PDF.',
    },
    periods: {
      month: { fr: 'Le mois', en: 'The month' },
      year: { fr: 'L’année', en: 'The year' },
      mandate: { fr: 'Le mandat', en: 'The mandate' },
    },
    page: 'Page',
    slides: { fr: 'Diapositives', en: 'Slides' },
    download: {
      page: (name: string) => ({
        fr: `${name} sur une page, en PDF`,
        en: `${name} on a page, as a PDF`,
      }),
      slides: (name: string) => ({
        fr: `${name} en diapositives, en PDF`,
        en: `${name} as slides, as a PDF`,
      }),
    },
  },
  badge: {
    title: (network: string) => ({
      fr: `Ce que ${network} dirait`,
      en: `What ${network} would say`,
    }),
    titleOf: (network: string, page: string) => ({
      fr: `Ce que ${network} dirait : ${page}`,
      en: `What ${network} would say: ${page}`,
    }),
    none: (networks: string) => ({
      fr: `Pas de page ${networks} reliée : son badge « Très réactif » ne peut pas être estimé`,
      en: `No ${networks} page is connected: its badge for fast answers cannot be told`,
    }),
    noneHelp: {
      fr: 'Reliez la page de la mairie dans Canaux : vous verrez ici si elle aurait le badge, et ce qui manque.',
      en: 'Connect the mairie’s page in Channels: you will see here whether it would have the badge, and what is missing.',
    },
    over: (period: string) => ({
      fr: `Les premiers messages privés ${period} : ceux qui suivent 24 heures de silence.`,
      en: `The first private messages of ${period}: those after 24 hours of silence.`,
    }),
    unread: {
      fr: 'Les messages privés de cette page ne sont pas lus : rien ne peut être dit du badge.',
      en: 'This page’s private messages are not read: nothing can be said of the badge.',
    },
    noMessage: {
      fr: 'Aucun premier message privé pendant ces sept jours : il n’y a rien à juger.',
      en: 'No first private message in these seven days: there is nothing to judge.',
    },
    earned: (badge: string) => ({
      fr: `La page aurait le badge « ${badge} », quelle que soit la lecture.`,
      en: `The page would have the badge “${badge}”, by either reading.`,
    }),
    depends: (badge: string) => ({
      fr: `La page aurait ou n’aurait pas le badge « ${badge} », selon la lecture.`,
      en: `Whether the page would have the badge “${badge}” depends on the reading.`,
    }),
    notEarned: (badge: string) => ({
      fr: `La page n’aurait pas le badge « ${badge} ».`,
      en: `The page would not have the badge “${badge}”.`,
    }),
    missing: (least: number, most: number, minutes: number) => ({
      fr:
        least === most
          ? `Il manque ${frenchCount(least, 'réponse', 'réponses')} en ${minutes} min au plus.`
          : `Il manque ${least} ou ${most} réponses en ${minutes} min au plus, selon la lecture.`,
      en:
        least === most
          ? `${count(least, 'reply', 'replies')} within ${minutes} min ${least === 1 ? 'is' : 'are'} missing.`
          : `${least} or ${most} replies within ${minutes} min are missing, by the reading.`,
    }),
    reading: { fr: 'Lecture', en: 'Reading' },
    answered: { fr: 'Répondus', en: 'Answered' },
    time: { fr: 'Délai', en: 'Time' },
    isMissing: { fr: 'Il manque', en: 'Missing' },
    averages: {
      median: { fr: 'Délai médian', en: 'Median time' },
      'mean-of-fastest-90': {
        fr: 'Délai moyen des 90 % de réponses les plus rapides',
        en: 'Mean time of the fastest 90% of replies',
      },
    },
    within: {
      'same-day': { fr: 'réponse le jour même', en: 'answered on the same day' },
      '24-hours': { fr: 'réponse sous 24 heures', en: 'answered within 24 hours' },
    },
    since: (date: string) => ({ fr: `lue ainsi ${date}`, en: `read so on ${date}` }),
    ours: { fr: 'Nos délais, en heures d’ouverture', en: 'Our reply times, in opening hours' },
    oursHelp: {
      fr: 'dans l’objectif, et délai médian',
      en: 'within the target, and median time',
    },
    outOf: (part: number, whole: number) => ({
      fr: `${part} sur ${whole}`,
      en: `${part} of ${whole}`,
    }),
    asks: (percent: number, minutes: number, days: number) => ({
      fr: `Le réseau demande ${percent} % de réponses et un délai de ${minutes} min sur ${days} jours. Il ne dit pas comment il fait la moyenne, et en a changé : chaque lecture a sa date et sa source.`,
      en: `The network asks ${percent}% of replies and a time of ${minutes} min over ${days} days. It does not say how it averages, and changed it: each reading has its date and source.`,
    }),
    source: { fr: 'source', en: 'source' },
    why: { fr: 'Pourquoi nos chiffres diffèrent', en: 'Why our figures differ' },
    differences: {
      comments: (value: number) => ({
        fr: `${frenchCount(value, 'commentaire compte', 'commentaires comptent')} chez nous, et pas pour le badge.`,
        en: `${count(value, 'comment counts', 'comments count')} for us, and not for the badge.`,
      }),
      later: (value: number) => ({
        fr: `${frenchCount(value, 'suite d’un échange compte', 'suites d’un échange comptent')} chez nous : le badge ne voit que le premier message après 24 heures de silence.`,
        en: `${count(value, 'later turn counts', 'later turns count')} for us: the badge sees only the first message after 24 hours of silence.`,
      }),
      notCounted: (value: number) => ({
        fr: `${frenchCount(value, 'premier message compte', 'premiers messages comptent')} pour le badge et pas chez nous : ${
          isSingular(value)
            ? 'un merci, ou la suite d’une question posée'
            : 'des mercis, ou la suite d’une question posée'
        }.`,
        en: `${count(value, 'first message counts', 'first messages count')} for the badge and not for us: thanks, or more of a question that is open.`,
      }),
      outsideHours: (value: number) => ({
        fr: `${frenchCount(value, 'message est arrivé', 'messages sont arrivés')} mairie fermée : l’horloge du badge tourne, la nôtre attend l’ouverture.`,
        en: `${count(value, 'message', 'messages')} came while the mairie was closed: the badge’s clock runs, ours waits for the opening.`,
      }),
      neverAnswered: (value: number) => ({
        fr: `${frenchCount(value, 'message n’a', 'messages n’ont')} pas de réponse : le délai du badge ${isSingular(value) ? 'l’oublie, le nôtre le compte' : 'les oublie, le nôtre les compte'}.`,
        en: `${count(value, 'message has', 'messages have')} no answer: the badge’s time forgets ${value === 1 ? 'it, ours counts it' : 'them, ours counts them'}.`,
      }),
    },
    same: {
      fr: 'Rien : ce sont les mêmes messages, tous pendant les heures d’ouverture, tous répondus.',
      en: 'Nothing: they are the same messages, all in opening hours, all answered.',
    },
    csv: { fr: 'Télécharger ces messages (CSV)', en: 'Download these messages (CSV)' },
  },
})
