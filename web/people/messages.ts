import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words of people, of their accounts and of keys for programs. */
export const peopleMessages = translated({
  staff: {
    title: { fr: 'Personnes', en: 'People' },
    me: (name: string) => ({ fr: `${name} (vous)`, en: `${name} (you)` }),
    role: { fr: 'Rôle', en: 'Role' },
    roleOf: (name: string) => ({ fr: `Rôle ${elided('de', name)}`, en: `Role of ${name}` }),
    roleHelp: {
      administrator: {
        fr: 'fait tout : connecte les canaux, règle la commune, gère personnes et clés',
        en: 'does everything: connects channels, sets up the commune, manages people and keys',
      },
      officer: {
        fr: 'répond, annonce, envoie le récapitulatif',
        en: 'replies, announces, sends the digest',
      },
      approver: {
        fr: 'lit tout, et valide les publications qu’on lui soumet',
        en: 'reads everything, and approves the publications that are put to them',
      },
      responder: {
        fr: 'lit tout, et répond aux messages, rien d’autre',
        en: 'reads everything, and answers messages, nothing else',
      },
      councillor: { fr: 'lit tout, ne modifie rien', en: 'reads everything, changes nothing' },
    },
    roleChanged: (name: string, role: string) => ({
      fr: `${name} : ${role}.`,
      en: `${name}: ${role}.`,
    }),
    unchanged: { fr: 'Rien n’a changé.', en: 'Nothing has changed.' },
    remove: { fr: 'Retirer', en: 'Remove' },
    removeTitle: (name: string) => ({ fr: `Retirer ${name} ?`, en: `Remove ${name}?` }),
    removeText: {
      fr: 'Cette personne n’aura plus accès à la commune ; ses clés d’API et ses permanences prennent fin. Les réponses qu’elle a écrites restent, avec son nom. Si elle en est destinataire, le récapitulatif continue de partir vers son adresse : retirez-la là aussi.',
      en: 'This person will no longer have access to the commune; their API keys and their turns of duty end. The replies they wrote stay, with their name. If they are a recipient of the digest, it goes on leaving for their address: remove them there too.',
    },
    newPassword: { fr: 'Nouveau mot de passe', en: 'New password' },
    newPasswordFor: (name: string) => ({
      fr: `Nouveau mot de passe pour ${name}`,
      en: `New password for ${name}`,
    }),
    newPasswordHelp: {
      fr: 'L’ancien ne vaudra plus, ni le code, ni les clés d’accès, ni le lien à un fournisseur d’identité. Cette personne devra se reconnecter partout.',
      en: 'The old one will no longer be valid, nor the code, the passkeys and the link to an identity provider. This person will have to sign in everywhere again.',
    },
    give: { fr: 'Donner ce mot de passe', en: 'Give this password' },
    passwordGiven: (name: string) => ({
      fr: `${name} a un nouveau mot de passe.`,
      en: `${name} has a new password.`,
    }),
    removed: (name: string) => ({
      fr: `${name} n’a plus d’accès.`,
      en: `${name} no longer has access.`,
    }),
    addTitle: { fr: 'Ajouter une personne', en: 'Add somebody' },
    name: { fr: 'Nom', en: 'Name' },
    email: { fr: 'Adresse électronique', en: 'E-mail address' },
    firstPassword: { fr: 'Premier mot de passe', en: 'First password' },
    firstPasswordHelp: {
      fr: 'Au moins 12 caractères, à lui remettre en main propre.',
      en: 'At least 12 characters, to be handed over in person.',
    },
    add: { fr: 'Ajouter', en: 'Add' },
    added: (name: string) => ({ fr: `${name} peut se connecter.`, en: `${name} can sign in.` }),
    hadAccount: (name: string) => ({
      fr: `${name} avait déjà un compte sur cette installation\u00a0: son nom et son mot de passe restent les mêmes.`,
      en: `${name} had an account on this installation already: their name and password stay the same.`,
    }),
    byInvitation: {
      fr: 'Un courriel lui donne un lien pour choisir son mot de passe. Il sert une fois, pendant sept jours.',
      en: 'An e-mail gives them a link to choose their password. It works once, for seven days.',
    },
    invite: { fr: 'Ajouter et inviter', en: 'Add and invite' },
    invited: (name: string) => ({
      fr: `Une invitation part pour ${name}.`,
      en: `An invitation leaves for ${name}.`,
    }),
    waiting: {
      fr: 'Invitation envoyée, mot de passe pas encore choisi',
      en: 'Invited, no password chosen yet',
    },
    inviteAgain: { fr: 'Renvoyer l’invitation', en: 'Send the invitation again' },
  },
  passkeys: {
    title: { fr: 'Clés d’accès', en: 'Passkeys' },
    help: {
      fr: 'Votre empreinte, votre visage ou le code de votre appareil, à la place du mot de passe et du code (passkey). Rien de tout cela ne quitte l’appareil.',
      en: 'Your finger, your face or your device’s PIN, in place of the password and the code. None of it leaves the device.',
    },
    name: { fr: 'Nom de la clé d’accès', en: 'Name of the passkey' },
    nameHelp: {
      fr: 'L’appareil sur lequel elle sera : « Téléphone », « Ordinateur de la mairie ».',
      en: 'The device that will hold it: “Phone”, “Computer of the mairie”.',
    },
    password: { fr: 'Mot de passe de votre compte', en: 'Password of your account' },
    add: { fr: 'Ajouter une clé d’accès', en: 'Add a passkey' },
    added: {
      fr: 'La clé d’accès est ajoutée : elle vous connecte dès maintenant.',
      en: 'The passkey is added: it signs you in from now on.',
    },
    since: (at: string) => ({ fr: `ajoutée ${at}`, en: `added ${at}` }),
    used: (at: string) => ({ fr: `utilisée ${at}`, en: `used ${at}` }),
    rename: { fr: 'Renommer', en: 'Rename' },
    save: { fr: 'Enregistrer', en: 'Save' },
    remove: { fr: 'Retirer', en: 'Remove' },
    removeTitle: (name: string) => ({
      fr: `Retirer la clé d’accès « ${name} »\u202f?`,
      en: `Remove the passkey “${name}”?`,
    }),
    removeText: {
      fr: 'Elle n’ouvrira plus votre compte. Les connexions ouvertes avec elle continuent.',
      en: 'It will no longer open your account. Sessions opened with it go on.',
    },
    removed: { fr: 'La clé d’accès est retirée.', en: 'The passkey is removed.' },
    whyNot: {
      ip: {
        fr: 'Les clés d’accès appartiennent à un nom, et l’adresse de Tambour est faite de chiffres : demandez à la personne qui a installé Tambour de lui donner un nom, en https.',
        en: 'Passkeys belong to a name, and Tambour’s address is made of numbers: ask the person who installed Tambour to give it a name, with https.',
      },
      http: {
        fr: 'Les navigateurs n’admettent de clés d’accès qu’à une adresse en https, et celle de Tambour est en http : demandez à la personne qui l’a installé de la passer en https.',
        en: 'Browsers allow passkeys at an https address alone, and Tambour’s is http: ask the person who installed it to change it to https.',
      },
    },
    oldBrowser: {
      fr: 'Ce navigateur ne connaît pas les clés d’accès : mettez-le à jour.',
      en: 'This browser does not know passkeys: update it.',
    },
  },
  account: {
    codeTitle: { fr: 'Code à la connexion', en: 'Code for signing in' },
    codeHelp: {
      fr: 'En plus du mot de passe, un code à six chiffres d’une application de votre téléphone. Un mot de passe volé ne suffit plus.',
      en: 'Beside the password, a six-digit code from an application on your telephone. A stolen password is no longer enough.',
    },
    codeIsOn: {
      fr: 'Un code de votre application est demandé à chaque connexion.',
      en: 'A code of your application is asked for each time you sign in.',
    },
    codePassword: { fr: 'Votre mot de passe', en: 'Your password' },
    codeBegin: { fr: 'Mettre en place un code', en: 'Set up a code' },
    codeRemove: { fr: 'Retirer le code', en: 'Remove the code' },
    codeRemoved: { fr: 'Le code n’est plus demandé.', en: 'The code is no longer asked for.' },
    codeSetUp: {
      fr: 'Le code est en place : il sera demandé à la prochaine connexion.',
      en: 'The code is set up: it will be asked for when you next sign in.',
    },
    codeScan: {
      fr: 'Photographiez ce carré avec une application d’authentification.',
      en: 'Scan this square with an authentication application.',
    },
    codePicture: { fr: 'Carré à photographier', en: 'Square to scan' },
    codeByHand: { fr: 'Ou recopiez-y cette clé :', en: 'Or copy this key into it:' },
    codesTitle: { fr: 'Dix codes de secours', en: 'Ten recovery codes' },
    codesHelp: {
      fr: 'Gardez-les sur papier : chacun ouvre une fois, sans le téléphone. Ils ne seront plus montrés.',
      en: 'Keep them on paper: each opens once, without the telephone. They will not be shown again.',
    },
    codeFirst: { fr: 'Code que montre l’application', en: 'Code that the application shows' },
    codeConfirm: { fr: 'Confirmer', en: 'Confirm' },
    sessionsTitle: { fr: 'Mes connexions', en: 'My sessions' },
    device: (browser: string | null, system: string | null) => ({
      fr:
        browser !== null && system !== null
          ? `${browser} sur ${system}`
          : (browser ?? system ?? 'Appareil inconnu'),
      en:
        browser !== null && system !== null
          ? `${browser} on ${system}`
          : (browser ?? system ?? 'Unknown device'),
    }),
    thisOne: { fr: 'cet appareil-ci', en: 'this device' },
    since: (when: string) => ({ fr: `ouverte ${when}`, en: `opened ${when}` }),
    seen: (when: string) => ({ fr: `vu ${when}`, en: `seen ${when}` }),
    end: { fr: 'Mettre fin', en: 'End' },
    endOthers: { fr: 'Mettre fin à toutes les autres', en: 'End all others' },
    ended: { fr: 'La connexion a pris fin.', en: 'The session has ended.' },
    othersEnded: {
      fr: 'Les autres connexions ont pris fin.',
      en: 'The other sessions have ended.',
    },
    sessionsHelp: {
      fr: 'Une connexion que vous ne reconnaissez pas ? Mettez-y fin, puis changez de mot de passe.',
      en: 'A session that you do not recognise? End it, then change your password.',
    },
    changeTitle: { fr: 'Changer de mot de passe', en: 'Change password' },
    current: { fr: 'Mot de passe actuel', en: 'Current password' },
    fresh: { fr: 'Nouveau mot de passe', en: 'New password' },
    freshHelp: {
      fr: 'Au moins 12 caractères. Les autres appareils devront se reconnecter.',
      en: 'At least 12 characters. Other devices will have to sign in again.',
    },
    change: { fr: 'Changer le mot de passe', en: 'Change the password' },
    changed: {
      fr: 'Le mot de passe est changé ; vos autres connexions ont pris fin.',
      en: 'The password is changed; your other sessions have ended.',
    },
    unchanged: { fr: 'Le mot de passe n’a pas changé.', en: 'The password has not changed.' },
  },
  keys: {
    title: { fr: 'Clés d’API', en: 'API keys' },
    none: { fr: 'Aucune clé d’API', en: 'No key' },
    noneHelp: {
      fr: 'Une clé d’API permet à un programme (le site de la commune, un tableur) de lire ou d’écrire ici à votre place.',
      en: 'A key lets a program (the commune’s website, a spreadsheet) read or write here for you.',
    },
    made: { fr: 'La clé d’API est créée', en: 'The key is made' },
    madeHelp: {
      fr: 'Copiez-la maintenant : elle ne sera plus jamais affichée.',
      en: 'Copy it now: it will never be shown again.',
    },
    prefix: (prefix: string) => `${prefix}…`,
    createdAt: (when: string) => ({ fr: `créée ${when}`, en: `made ${when}` }),
    ownedBy: (name: string) => ({ fr: `à ${name}`, en: `belongs to ${name}` }),
    ofInstallation: { fr: 'faite en ligne de commande', en: 'made at the command line' },
    ofNobody: {
      fr: 'à personne : révoquez-la si nul ne sait à quoi elle sert',
      en: 'belongs to nobody: revoke it if nobody knows what it is for',
    },
    roleNow: (own: string, now: string) => ({
      fr: `${own}, réduite à ${now} comme cette personne`,
      en: `${own}, reduced to ${now} like this person`,
    }),
    endsAt: (when: string) => ({ fr: `Prend fin ${when}`, en: `Ends ${when}` }),
    endless: { fr: 'Sans fin', en: 'No end' },
    ended: (when: string) => ({
      fr: `A pris fin ${when} : elle n’ouvre plus rien`,
      en: `Ended ${when}: it opens nothing any more`,
    }),
    ownerLeft: {
      fr: 'Cette personne ne travaille plus ici : la clé n’ouvre plus rien',
      en: 'This person no longer works here: the key opens nothing any more',
    },
    neverUsed: { fr: 'Jamais utilisée', en: 'Never used' },
    usedAt: (when: string) => ({ fr: `Utilisée ${when}`, en: `Used ${when}` }),
    remove: { fr: 'Révoquer', en: 'Revoke' },
    removeTitle: (name: string) => ({ fr: `Révoquer « ${name} » ?`, en: `Revoke “${name}”?` }),
    removeText: {
      fr: 'Les programmes qui s’en servent n’auront plus d’accès, tout de suite.',
      en: 'The programs that use it lose their access at once.',
    },
    removed: (name: string) => ({
      fr: `La clé d’API « ${name} » est révoquée.`,
      en: `The key “${name}” is revoked.`,
    }),
    addTitle: { fr: 'Créer une clé d’API', en: 'Make a key' },
    name: { fr: 'Nom', en: 'Name' },
    nameHelp: {
      fr: 'À quoi elle sert, par exemple : site de la commune.',
      en: 'What it is for, for example: the commune’s website.',
    },
    end: { fr: 'Prend fin', en: 'Ends' },
    endHelp: {
      fr: 'Elle prend aussi fin avec vous, et ne peut jamais plus que vous.',
      en: 'It also ends with you, and may never do more than you.',
    },
    ends: (days: number | null) => ({
      fr: days === null ? 'jamais' : days === 365 ? 'dans un an' : `dans ${days} jours`,
      en: days === null ? 'never' : days === 365 ? 'in a year' : `in ${days} days`,
    }),
    add: { fr: 'Créer la clé', en: 'Make the key' },
  },
})
