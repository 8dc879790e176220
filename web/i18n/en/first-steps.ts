import type { FirstStepsMessages } from '../fr/first-steps.ts'

export const firstSteps: FirstStepsMessages = {
  title: 'First steps',
  count: (done, all) => `${done} of ${all} done`,
  done: 'Done:',
  steps: {
    page: {
      title: 'Connect the page of the mairie',
      why: 'Without it nothing is read and nothing can be published.',
      press: 'Connect a channel',
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
  hoursRight: 'They are right',
  hoursConfirmed: 'The opening hours are confirmed.',
  forAdministrator: 'An administrator does it.',
  noMail:
    'No mail server is set: nothing leaves by mail. Whoever installed Tambour gives SMTP_URL and MAIL_FROM, then restarts it.',
  sent: email => `The trial has left for ${email}: look into your mailbox, and its spam.`,
  failed: reason =>
    `The trial did not leave: ${reason}. Whoever installed Tambour checks SMTP_URL and MAIL_FROM.`,
  unconfirmed: (email, reason) =>
    `Nothing tells whether the trial reached ${email}: ${reason}. Look into your mailbox.`,
  unknownReason: 'the mail server did not say',
  dismiss: 'Close this list',
  choose: 'Choosing channels',
  rules: 'Our rules, to print',
  dismissed: 'The list of first steps is closed for the whole mairie.',
}
