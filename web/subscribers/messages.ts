import { frenchCount } from '../../server/language/french.ts'
import type { AudienceShape } from '../../server/subscribers/shapes.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

type Way = AudienceShape['themes'][number]['way']

/** The words of the residents who signed up. */
export const subscriberMessages = translated({
  title: { fr: 'Habitants abonnés', en: 'Residents who signed up' },
  help: {
    fr: 'Ils s’abonnent sans compte sur une page publique : donnez son adresse sur la page Facebook, le bulletin, l’affichage. La mairie n’en voit que le nombre.',
    en: 'They sign up without an account on a public page: give its address on the Facebook page, in the newsletter, on the notice board. The mairie sees their number alone.',
  },
  page: { fr: 'Page d’abonnement', en: 'Sign-up page' },
  address: { fr: 'l’adresse de la page d’abonnement', en: 'the address of the sign-up page' },
  theme: { fr: 'Thème', en: 'Theme' },
  way: { fr: 'Par', en: 'By' },
  active: { fr: 'Abonnés', en: 'Subscribers' },
  apart: { fr: 'À part', en: 'Apart' },
  by: {
    push: { fr: 'notification', en: 'notification' },
    mail: { fr: 'courriel', en: 'mail' },
    sms: { fr: 'SMS', en: 'text message' },
  } satisfies Record<Way, { fr: string; en: string }>,
  pending: (many: number) => ({ fr: `${many} à confirmer`, en: `${many} to confirm` }),
  suspended: (many: number) => ({
    fr: `${many} qu’on n’atteint plus`,
    en: `${many} no longer reached`,
  }),
  last: { fr: 'Dernières annonces', en: 'Last announcements' },
  reached: (reached: number, recipients: number) => ({
    fr: `${reached} sur ${frenchCount(recipients, 'abonné', 'abonnés')}`,
    en: `${reached} of ${count(recipients, 'subscriber', 'subscribers')}`,
  }),
  waiting: (many: number) => ({ fr: `${many} en attente`, en: `${many} waiting` }),
  failed: (many: number) => ({ fr: `${many} sans succès`, en: `${many} without success` }),
})
