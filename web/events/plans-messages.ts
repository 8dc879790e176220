import { frenchCount } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'
import { publications } from './plan-messages.ts'

/** The words of the screen on which plans are kept; of a plan in use they are in plan-messages.ts. */
export const plansMessages = translated({
  title: { fr: 'Plans de communication', en: 'Communication plans' },
  lead: {
    fr: 'Chaque plan dit ce qui est annoncé, et quand, autour d’un événement. Le premier est celui d’un nouvel événement.',
    en: 'Each plan says what is announced, and when, around an event. The first one is that of a new event.',
  },
  add: { fr: 'Ajouter un plan', en: 'Add a plan' },
  newName: { fr: 'Nouveau plan', en: 'New plan' },
  name: { fr: 'Nom du plan', en: 'Name of the plan' },
  nameMissing: { fr: 'Donnez un nom au plan.', en: 'Give the plan a name.' },
  stepsMissing: { fr: 'Ajoutez au moins une étape.', en: 'Add at least one step.' },
  stepNameMissing: { fr: 'Donnez un nom à l’étape.', en: 'Give the step a name.' },
  timeMissing: { fr: 'Indiquez l’heure.', en: 'Say at what time.' },
  isDefault: { fr: 'par défaut', en: 'default' },
  makeDefault: { fr: 'Prendre par défaut', en: 'Make it the default' },
  madeDefault: (name: string) => ({
    fr: `« ${name} » est le plan par défaut.`,
    en: `“${name}” is the default plan.`,
  }),
  change: { fr: 'Modifier', en: 'Change' },
  duplicate: { fr: 'Dupliquer', en: 'Duplicate' },
  copyOf: (name: string) => ({ fr: `${name} (copie)`, en: `${name} (copy)` }),
  remove: { fr: 'Supprimer', en: 'Delete' },
  removed: (name: string) => ({
    fr: `Le plan « ${name} » est supprimé.`,
    en: `The plan “${name}” is deleted.`,
  }),
  actOn: (name: string) => ({ fr: ` le plan ${name}`, en: ` the plan ${name}` }),
  saved: {
    fr: 'Le plan est enregistré. Les événements déjà programmés ne changent pas.',
    en: 'The plan is saved. Events that are planned already do not change.',
  },
  days: { fr: 'Jours', en: 'Days' },
  when: { fr: 'Quand', en: 'When' },
  before: { fr: 'avant le premier jour', en: 'before the first day' },
  on: { fr: 'le premier jour', en: 'on the first day' },
  after: { fr: 'après le dernier jour', en: 'after the last day' },
  time: { fr: 'Heure', en: 'Time' },
  audience: { fr: 'Pour qui', en: 'For whom' },
  audiences: {
    public: { fr: 'Publication', en: 'Post' },
    internal: { fr: 'Rappel pour la mairie', en: 'Reminder for the town hall' },
  },
  summary: (publicSteps: number, reminders: number) => ({
    fr: [
      publications(publicSteps).fr,
      ...(reminders > 0 ? [frenchCount(reminders, 'rappel', 'rappels')] : []),
    ].join(', '),
    en: [
      publications(publicSteps).en,
      ...(reminders > 0 ? [count(reminders, 'reminder', 'reminders')] : []),
    ].join(', '),
  }),
  dayLabel: (days: number) => ({
    fr: days === 0 ? 'le jour même' : days < 0 ? `J − ${-days}` : `J + ${days}`,
    en: days === 0 ? 'on the day' : days < 0 ? `D − ${-days}` : `D + ${days}`,
  }),
})
