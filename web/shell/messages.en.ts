import type { Catalogue } from '../catalogue.fr.ts'
import { count } from '../count.ts'

type Part = Pick<
  Catalogue,
  | 'shell'
  | 'nav'
  | 'themes'
  | 'languages'
  | 'roles'
  | 'form'
  | 'when'
  | 'residents'
  | 'problem'
  | 'notFound'
>

export const shell: Part = {
  shell: {
    name: 'Tambour',
    tabTitle: (title, waiting) => `${waiting > 0 ? `(${waiting}) ` : ''}${title} · Tambour`,
    skip: 'Skip to content',
    mainNav: 'Main navigation',
    menu: 'Menu: display, language, sign out',
    menuOfSeveral: 'Menu: change commune, display, language, sign out',
    communes: 'Your communes',
    more: 'More',
    theme: 'Display',
    language: 'Language',
    signOut: 'Sign out',
    seen: ago => `Seen ${ago} ago, offline. The connection will come back by itself.`,
    offline: 'Offline: what is shown may be old. The connection will come back by itself.',
    accessibility: 'Accessibility: partially compliant',
    help: 'Help',
    siteMap: 'Site map',
    helpHere: 'Help with this screen',
    undo: 'Undo',
    dismiss: 'Close this message',
    close: 'Close',
    keep: 'Change nothing',
  },
  nav: {
    today: 'Today',
    messages: 'Messages',
    events: 'Events',
    delays: 'Reply times',
    calendar: 'Calendar',
    partners: 'Neighbours',
    channels: 'Channels',
    warnings: 'Warnings',
    digest: 'Digest',
    settings: 'Settings',
    screens: 'Screens',
    waiting: waiting => count(waiting, 'person waiting', 'people waiting'),
    offers: value => count(value, 'event offered', 'events offered'),
    ill: ill => count(ill, 'channel to look at', 'channels to look at'),
    toMend: posts => count(posts, 'post to look at', 'posts to look at'),
  },
  themes: { system: 'System', day: 'Light', night: 'Dark' },
  languages: { fr: 'Français', en: 'English' },
  roles: {
    administrator: 'Administrator',
    officer: 'Officer',
    approver: 'Approver',
    responder: 'Responder',
    councillor: 'Councillor',
  },
  form: {
    copy: 'Copy',
    copyStates: {
      copied: 'Copied.',
      refused: 'The browser does not allow copying: select the text by hand.',
    },
    optional: '(optional)',
    allRequired: 'All fields are required.',
    emailExample: 'For example first.last@exemple.fr.',
    invalid: {
      missing: 'Fill this in.',
      unreadable: 'This is not complete: check what you typed.',
      email: 'Write a whole e-mail address, like mairie@exemple.fr.',
      address: 'Write a whole address, which begins with https://.',
      tooShort: least => `At least ${least} characters.`,
      tooLong: most => `At most ${most} characters.`,
      amount: {
        tooLow: least => `At least ${least}.`,
        tooHigh: most => `At most ${most}.`,
      },
      moment: {
        tooLow: first => `Not before ${first}.`,
        tooHigh: last => `Not after ${last}.`,
      },
      other: 'This is not of the form expected.',
    },
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved.',
    notSaved: 'Nothing was saved; what you typed is still there.',
  },
  when: {
    today: at => `today at ${at}`,
    tomorrow: at => `tomorrow at ${at}`,
    midnight: 'midnight',
    at: at => `at ${at}`,
    weekday: (weekday, at) => `${weekday} at ${at}`,
    received: at => `received ${at}`,
    yesterday: at => `yesterday at ${at}`,
  },
  residents: {
    moreAbout: what => `: ${what}`,
    someone: 'Somebody',
    unlikely: 'Probably no answer needed',
    forYou: 'for you',
    forSomebody: name => `for ${name}`,
    erased: 'Text erased: kept long enough, or the person asked.',
    where: {
      public: channel => `Public, ${channel}`,
      private: channel => `Private message, ${channel}`,
    },
  },
  problem: {
    again: 'Try again',
    loading: 'Loading',
    working: 'Working:',
    notLoaded: 'This part could not be loaded.',
    notRefreshed: 'What follows could not be refreshed and may be old.',
    cannotStart: 'Tambour does not answer',
    pageNotLoaded: 'This page could not be loaded',
    pageNotLoadedWhy:
      'The connection was cut, or Tambour has just been updated. This will be shown by itself as soon as it can be: nothing is lost.',
    newVersion: 'Go to the new version',
    newVersionWhy:
      'Tambour was updated while this page was open: this part comes with the new version. Finish first what you are writing.',
    comesBack: 'Tambour will open by itself as soon as the server answers.',
    unreachable: 'Tambour’s server did not answer. Check the connection, then try again.',
    answered: status => `The server answered with an error (${status}). Try again in a moment.`,
    unexpected: 'Something unexpected happened. Reload the page, then try again.',
    notYourRole: 'Your role lets you read, not change. Ask an officer of the mairie.',
  },
  notFound: {
    title: 'Page not found',
    lead: 'This address leads nowhere here: the link may be old.',
    back: 'Back to today',
  },
}
