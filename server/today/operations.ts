import { tagged, type UntaggedTable } from '../operation.ts'
import {
  firstStepsEdit,
  firstStepsShape,
  handoverShape,
  houseRulesEdit,
  houseRulesShape,
  todayShape,
  trialMailShape,
} from './shapes.ts'

/** The first screen. */
export const operations = tagged('Today', {
  'GET /today': {
    permission: 'commune.read',
    summary: 'Who waits for an answer, what goes out today, what is ill',
    answer: todayShape,
  },
  'GET /first-steps': {
    permission: 'first-steps.write',
    summary: 'What a new commune has still to settle',
    answer: firstStepsShape,
  },
  'PUT /first-steps': {
    permission: 'first-steps.write',
    summary: 'Close that list for the commune, or open it again',
    json: firstStepsEdit,
    answer: firstStepsShape,
  },
  'POST /first-steps/mail': {
    permission: 'first-steps.write',
    summary: 'Send a trial mail to oneself, and say what became of it',
    answer: trialMailShape,
  },
  'GET /house-rules': {
    permission: 'commune.read',
    summary: 'Who answers, in which tone, what is hidden and why, how long words are kept',
    answer: houseRulesShape,
  },
  'PUT /house-rules': {
    permission: 'commune.write',
    summary: 'Write in the commune’s own words its tone, and what it hides and why',
    json: houseRulesEdit,
    answer: houseRulesShape,
  },
  'GET /handover': {
    permission: 'people.write',
    summary: 'Who works here, whose account each channel has, what leaves in the next thirty days',
    answer: handoverShape,
  },
} satisfies UntaggedTable)
