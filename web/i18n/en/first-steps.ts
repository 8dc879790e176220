import type { FirstStepsMessages } from '../fr/first-steps.ts'
import { count } from './count.ts'

export const firstSteps: FirstStepsMessages = {
  title: 'First steps',
  count: (done, all) => `${done} of ${all} done`,
  done: 'Done:',
  steps: {
    form: {
      title: 'Open the form of the mairie',
      why: 'Ten seconds: a page where residents write to you, without an account or a network.',
      press: 'Open the form',
    },
    message: {
      title: 'Write a message to yourself',
      why: 'Write as a resident would: it appears here at once, and its time runs.',
      press: 'Write a message',
    },
    page: {
      title: 'Connect the page of the mairie',
      why: 'Facebook, for one: its comments are read, and your events are published there.',
      press: 'Connect the page',
    },
    hours: {
      title: 'Check the opening hours',
      why: 'Delays run during these hours alone: wrong ones make every figure wrong.',
      press: 'See the hours',
    },
    department: {
      title: 'Choose the département',
      why: 'It gives the calendar its school holidays and its election periods.',
      press: 'Choose the département',
    },
    colleague: {
      title: 'Add a second person',
      why: 'When you are on leave somebody else answers, with an account of their own.',
      press: 'Add somebody',
    },
    mail: {
      title: 'Try the sending of mail',
      why: 'Alerts, invitations and the digest leave by it.',
      press: 'Send a trial',
    },
    duty: {
      title: 'Say who is on duty',
      why: 'That person is told when somebody waits; otherwise everybody is.',
      press: 'Put somebody on duty',
    },
  },
  reading: (channel, read, of) =>
    `${channel}: ${count(read, 'week', 'weeks')} read of ${of}, more is coming.`,
  read: (weeks, { onTime, counted }) =>
    counted === 0
      ? `${count(weeks, 'week', 'weeks')} read: no message to count this week.`
      : `${count(weeks, 'week', 'weeks')} read: ${onTime} of ${counted} in time this week.`,
  delays: 'See the delays',
  formName: 'Form of the mairie',
  formOpened: 'The form is open: write yourself a message.',
  formFirst: 'Open the form first.',
  hoursRight: 'They are right',
  hoursConfirmed: 'The opening hours are confirmed.',
  forAdministrator: 'An administrator does it.',
  noMail:
    'No mail server is set: nothing leaves by mail. Ask the person who installed Tambour to give one.',
  sent: email => `The trial has left for ${email}: look into your mailbox, and its spam.`,
  failed: reason =>
    `The trial did not leave: ${reason}. The person who installed Tambour checks the mail server.`,
  unconfirmed: (email, reason) =>
    `Nothing tells whether the trial reached ${email}: ${reason}. Look into your mailbox.`,
  unknownReason: 'the mail server did not say',
  dismiss: 'Close this list',
  choose: 'Choosing channels',
  rules: 'Our rules, to print',
  dismissed: 'The list of first steps is closed for the whole mairie.',
}
