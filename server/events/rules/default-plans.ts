import { NBSP, THIN } from '../../language/french.ts'
import type { PlanStep } from './plan.ts'

export type NamedPlan = { name: string; steps: PlanStep[] }

type Said = Pick<PlanStep, 'name' | 'days'> & Partial<PlanStep>

const say = (step: Said): PlanStep => ({
  time: '18:00',
  audience: 'public',
  text: '',
  lateRule: 'ask',
  ...step,
})
const remind = (step: Said): PlanStep => say({ time: '09:00', audience: 'internal', ...step })

const formalities = (days: number): PlanStep =>
  remind({
    name: 'Formalités',
    days,
    text: `Demandes et déclarations${NBSP}: occupation du domaine public, arrêté de circulation, débit de boissons temporaire, assurance, SACEM. Une brocante ou un vide-grenier se déclare au moins 15 jours avant.`,
  })
const saveTheDate = (days: number): PlanStep =>
  say({
    name: 'Date à retenir',
    days,
    text: `Date à retenir${NBSP}: {titre}\n\n{quand}\n{lieu}`,
    lateRule: 'publish',
  })
const programme = (days: number): PlanStep => say({ name: 'Programme', days })
const eve = say({
  name: 'Informations pratiques',
  days: -1,
  text: `C’est demain${THIN}!\n\n{titre}\n{quand}\n{lieu}\n\n{texte}`,
})
const sameDay = say({
  name: 'C’est aujourd’hui',
  days: 0,
  time: '09:00',
  text: `C’est aujourd’hui${THIN}! {titre}\n\n{quand}\n{lieu}`,
  // Said the day after, it would be wrong.
  lateRule: 'miss',
})
const thanks = say({
  name: 'Remerciements',
  days: 1,
  time: '11:00',
  text: `Merci à toutes et à tous d’être venus${NBSP}: {titre}, {lieu}. Merci aux bénévoles et au comité des fêtes, et à bientôt${THIN}!`,
  lateRule: 'publish',
})
const results = remind({
  name: 'Bilan',
  days: 7,
  text: 'Fréquentation, recettes et dépenses, ce qui est à refaire et à changer.',
})

/**
 * The plans that a commune begins with, the usual one first; it changes them as it likes.
 */
export const defaultPlans: readonly NamedPlan[] = [
  {
    name: 'Fête ou animation',
    steps: [
      formalities(-45),
      saveTheDate(-30),
      say({
        name: 'Affiche et bénévoles',
        days: -15,
        text: `{titre}\n\n{quand}\n{lieu}\n\n{texte}\n\nUne heure ou une journée pour donner un coup de main${THIN}? Le comité des fêtes vous attend.`,
      }),
      programme(-7),
      eve,
      sameDay,
      thanks,
      results,
    ],
  },
  {
    name: 'Loto ou repas sur réservation',
    steps: [
      formalities(-45),
      saveTheDate(-30),
      say({
        name: 'Ouverture des réservations',
        days: -21,
        text: 'Les réservations sont ouvertes.\n\n{titre}\n{quand}\n{lieu}\n\n{texte}',
      }),
      say({
        name: 'Dernières réservations',
        days: -8,
        text: `Derniers jours pour réserver${NBSP}: {titre}\n\n{quand}\n{lieu}\n\n{texte}`,
        lateRule: 'miss',
      }),
      eve,
      sameDay,
      thanks,
      results,
    ],
  },
  {
    name: 'Marché de Noël ou fête patronale',
    steps: [
      formalities(-60),
      saveTheDate(-60),
      say({
        name: 'Appel aux exposants et aux bénévoles',
        days: -45,
        text: `{titre}\n\n{quand}\n{lieu}\n\nExposants, associations, bénévoles${NBSP}: faites-vous connaître en mairie ou auprès du comité des fêtes.`,
      }),
      say({ name: 'Affiche', days: -15 }),
      programme(-7),
      eve,
      sameDay,
      thanks,
      results,
    ],
  },
  {
    name: '13 et 14 juillet',
    steps: [
      formalities(-45),
      saveTheDate(-30),
      programme(-10),
      say({
        name: 'Circulation et stationnement',
        days: -5,
        text: `{titre}${NBSP}: circulation et stationnement\n\n{quand}\n{lieu}\n\nDes rues seront fermées pendant la fête${THIN}; merci de laisser libre le passage des secours.\n\n{texte}`,
      }),
      eve,
      sameDay,
      thanks,
      results,
    ],
  },
]
