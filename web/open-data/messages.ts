import { translated } from '../language.ts'

/** The words of what the commune shows of itself to everybody. */
export const openDataMessages = translated({
  title: { fr: 'Délai de réponse en public', en: 'Reply time in public' },
  lead: {
    fr: 'Une phrase sur le formulaire et l’agenda, une page avec la méthode et les mois, une image et des données à reprendre. Aucun nom, et rien avec moins de 10 messages.',
    en: 'A sentence on the form and the agenda, a page with the method and the months, a picture and data that others may use. No name, and nothing with fewer than 10 messages.',
  },
  shown: { fr: 'Tout le monde le voit.', en: 'Everybody sees it.' },
  hidden: {
    fr: 'Personne ne le voit en dehors de la mairie. Voici ce que verraient les habitants :',
    en: 'Nobody outside the mairie sees it. This is what residents would see:',
  },
  alone: {
    fr: 'Là où une seule personne répond, c’est aussi son délai : parlez-en d’abord avec elle.',
    en: 'Where one person alone replies, it is their time too: talk it over with them first.',
  },
  weekly: (period: string) => ({
    fr: `Compté ${period}, arrondi à la minute supérieure. Le chiffre change le lundi.`,
    en: `Counted ${period}, rounded up to the next minute. The figure changes on Mondays.`,
  }),
  inDetail: { fr: 'Ces semaines dans Délais', en: 'These weeks in Reply times' },
  openPage: { fr: 'Ouvrir la page publique', en: 'Open the public page' },
  show: { fr: 'Montrer à tous', en: 'Show to everybody' },
  hide: { fr: 'Ne plus montrer', en: 'Show no more' },
  nowShown: { fr: 'Le délai de réponse est public.', en: 'The reply time is public.' },
  nowHidden: {
    fr: 'Le délai de réponse n’est plus public ; des copies peuvent rester une heure.',
    en: 'The reply time is public no more; copies may stay for an hour.',
  },
  code: { fr: 'Pour le site de la commune', en: 'For the commune’s own site' },
  codeWhat: { fr: 'le code de l’image', en: 'the code of the picture' },
})
