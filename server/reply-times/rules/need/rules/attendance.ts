import { listed } from '../../../../language/text.ts'

/** Who comes, or does not. */
export const attendance = {
  reason: 'courtesy',
  title: { fr: 'Qui vient, ou ne vient pas', en: 'Who comes, or does not' },
  sentence: {
    fr: 'Dire qu’on y sera, ou qu’on ne pourra pas, n’est pas une réservation.',
    en: 'To say that one will be there, or cannot be, is no booking.',
  },
  examples: ['On y sera !', 'Dommage, je travaille'],
  terms: listed(`
    à dimanche, à jeudi, à lundi, à mardi, à mercredi, à samedi, à tout à l’heure, à vendredi
    avec impatience, avec plaisir, billets pris, calé, ce sera sans nous, c’est noté, c’est parti
    chauds, coché, comme chaque année, comme d’hab, comme d’habitude, comme toujours
    comme tous les ans, comptez sur moi, comptez sur nous, dans l’agenda, date notée, de la fête
    de loin, depuis le temps, des vôtres, dommage j’ai, dommage je bosse, dommage je travaille
    dommage on sera en vacances, dommage on travaille, en nombre, en route, fidèle au poste, fidèles
    go, hâte, hâte d’entendre, impatient, impossible pour moi, inscription faite, j’ai donné
    j’ai réservé, j’ai sorti, j’arrive, je bosse, je me suis inscrit, je ne peux pas venir
    je ne pourrai pas être là, je ne pourrai pas venir, je ne suis pas là, je participe
    je participerai, je passe mon tour, je passerai, je peux pas venir, je prépare, je ramène
    je serai absent, je serai devant, je serai là, je suis de garde, je suis prêt, je viendrai
    je viens, j’emmène, j’irai, j’y cours, j’y emmène, j’y vais, mais je travaille
    malheureusement on ne sera pas là, manquerai pas, nous irons, nous serons nombreux, nous venons
    nous viendrons, on a sorti, on arrive, on attendait ça, on débarque, on est prêts, on ira
    on ne pourra pas venir, on participe, on participera, on passera, on sera au bord
    on sera en vacances, on viendra, on vient, on y emmène, on y va, opé, partant, pas cette année
    pas disponible, pas là cette fois, pas pour moi, places prises, places réservées, présent
    prêts pour, qu’on attend, raterai pas, rendez-vous dimanche, rendez-vous samedi
    répond présentes, répondrai présent, sans moi, sera là, serons, seront là, tous à, tous au
    trop loin, trop vieux pour, venez nombreux, viendez, vivement, volontiers, voté
    we will be there, y sera, y serai, y seront`),
} as const
