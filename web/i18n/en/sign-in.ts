import type { door as fr } from '../fr/sign-in.ts'

export const door: typeof fr = {
  signIn: {
    title: 'Sign in',
    lead: 'Residents’ messages and the commune’s announcements.',
    ended: 'Your session has ended. Sign in again: what you were writing is kept.',
    email: 'E-mail address',
    password: 'Password',
    submit: 'Sign in',
    wrong: 'The address or the password is wrong. Check them, then try again.',
    forgotten: 'Forgot your password?',
    codeTitle: 'Sign-in code',
    codeLead: 'Open your authentication application and copy the six digits for Tambour.',
    keptLead: 'One of the ten codes kept when it was set up. Each works once.',
    code: 'Six-digit code',
    kept: 'Recovery code',
    useKept: 'Use a recovery code',
    useApplication: 'Use the application',
    again: 'Back to the password',
    lost: 'Neither application nor recovery code? A new password, given by an administrator or by “tambour password”, removes the code.',
    byProvider: name => `Sign in with ${name}`,
    byProConnect: 'Sign in with ProConnect',
    aboutProConnect: 'What is ProConnect?',
    byPasskey: 'Sign in with a passkey',
    newTab: 'new tab',
    or: 'or with your password',
    refused: {
      cancelled: 'Signing in was not finished. Begin again, or use your password.',
      expired: 'Too much time went by, or it was begun in another browser. Begin again.',
      unverified:
        'Your e-mail address is not verified there. Have it verified, or sign in with your password.',
      unknown:
        'Your e-mail address has no account here. Ask an administrator of your mairie to add you with this address.',
      other:
        'The account of this address already belongs to another identity. Ask an administrator for a new password: it undoes that link.',
      failed:
        'Signing in could not be verified. Begin again; if it goes on, sign in with your password.',
    },
    chosen: 'Your password is chosen: sign in with it.',
  },
  password: {
    title: 'Forgotten password',
    lead: 'A link by e-mail lets you choose another.',
    noMail:
      'Tambour has no mail server here. Ask an administrator for a new password; on the machine where Tambour is installed, the command “tambour password” gives one.',
    emailHelp: 'The one with which you sign in.',
    send: 'Send me a link',
    sent: (email: string) =>
      `If ${email} has an account here, a link will be there in a few minutes. It works once, for an hour. Look among the junk mail too.`,
    back: 'Back to signing in',
    chooseTitle: 'Choose a password',
    welcome: 'Welcome to Tambour',
    chooseFor: (name: string, email: string) => `For the account of ${name} (${email}).`,
    fresh: 'New password',
    choose: 'Choose this password',
    another: 'Ask for another link',
  },
  setUp: {
    title: 'Set up Tambour',
    lead: 'Two minutes, then the commune’s page is connected.',
    mayBeLost:
      'Tambour may have served here before: if there was a commune, do not create another. Stop Tambour and put its database back from your backup.',
    word: 'Word shown at start',
    wordHelp:
      'Tambour writes it where it is started, below its address. It proves that the machine is in your hands.',
    commune: 'Name of the commune',
    name: 'Your name',
    nameHelp: 'You will be the first administrator; others can follow.',
    email: 'E-mail address',
    password: 'Password',
    passwordHelp: 'At least 12 characters. A sentence does very well.',
    kept: 'Nothing was created; what you typed is still there.',
    submit: 'Create the commune',
  },
}
