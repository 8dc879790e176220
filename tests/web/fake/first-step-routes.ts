import type { Hono } from 'hono'
import { allows } from '../../../server/people/rules/role.ts'
import {
  type FirstStepsShape,
  firstStepsShape,
  type HouseRulesShape,
  houseRulesShape,
  trialMailShape,
} from '../../../server/today/shapes.ts'
import { fakeRoutes } from './fake-routes.ts'
import type { Village } from './village.ts'

function stepsOf(village: Village): FirstStepsShape {
  const { areHoursConfirmed, wasMailSent, isDismissed } = village.firstSteps
  const form = village.channels.find(({ connector }) => connector === 'form')
  const steps = [
    { key: 'form', isDone: form !== undefined || village.firstSteps.hasOldForm },
    { key: 'message', isDone: village.conversations.length > 0 },
    { key: 'page', isDone: village.channels.some(({ publishes }) => publishes) },
    { key: 'hours', isDone: areHoursConfirmed },
    { key: 'department', isDone: village.commune.department !== null },
    { key: 'colleague', isDone: village.people.length > 1 },
    { key: 'mail', isDone: wasMailSent },
    { key: 'duty', isDone: village.duties.length > 0 },
  ]
  return firstStepsShape.parse({
    steps,
    history: null,
    formPage: form ? `/ecrire/${form.id}` : null,
    canMail: village.canMail,
    isDismissed,
  })
}

export function isFirstDay(village: Village): boolean {
  const { steps, isDismissed } = stepsOf(village)
  return !isDismissed && steps.some(({ isDone }) => !isDone)
}

function rulesOf(village: Village): HouseRulesShape {
  return houseRulesShape.parse({
    answerers: village.people
      .filter(({ role }) => allows(role, 'messages.answer'))
      .map(({ name, role }) => ({ name, role })),
    own: village.houseRules,
    savedReplies: village.savedReplies.map(({ title }) => title),
    months: 12,
    contact: 'mairie@sommeville.example',
    officer: '',
  })
}

/** The list of the first day, and the printed rules. A trial mail is taken unless the test says otherwise. */
export function firstStepRoutes(village: Village): Hono {
  return fakeRoutes({
    'GET /first-steps': () => stepsOf(village),
    'PUT /first-steps': (_c, { isDismissed }) => {
      village.firstSteps.isDismissed = isDismissed
      return stepsOf(village)
    },
    'POST /first-steps/mail': c => {
      village.asked.push({ method: 'POST', path: c.req.path, body: null })
      const { trialReason: reason } = village.firstSteps
      if (reason === null) village.firstSteps.wasMailSent = true
      const state = reason === null ? 'sent' : 'failed'
      return trialMailShape.parse({ email: 'claire.morel@sommeville.example', state, reason })
    },
    'GET /house-rules': () => rulesOf(village),
    'PUT /house-rules': (_c, own) => {
      village.houseRules = own
      return rulesOf(village)
    },
    'POST /opening-hours/confirm': () => {
      village.firstSteps.areHoursConfirmed = true
    },
  })
}
