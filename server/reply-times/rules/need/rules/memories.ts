import { listed } from '../../../../language/text.ts'

/** Old times, seasons and the weather. */
export const memories = {
  reason: 'courtesy',
  title: { fr: 'Souvenirs, saisons', en: 'Memories, seasons' },
  sentence: {
    fr: 'Ce qu’on faisait autrefois et le temps qu’il fait : la mairie n’y peut rien.',
    en: 'What people did in their time, and the weather: the mairie can do nothing about it.',
  },
  examples: ['On y montait à pied avec mémé', 'Il neige'],
  unknown: 2,
  terms: listed(`
    à cette époque, à gauche c’est, à l’époque, à l’ombre, années 60, années 70, années 80, apéro
    arrière grands-parents, arrière-grand-mère, arrière-grand-père, arrosé, au frais, autre époque
    autrefois, blanc partout, brouillard, ça caille, ça chauffe, ça date, ça fait un bail, ça fond
    ça grandit, ça gronde, ça me rappelle quand on, ça mouille, ça ne nous rajeunit pas, ça rappelle
    ça remonte, ça souffle, ça tape, ça tient, ça tient pas, ça tombe, c’est là que j’ai
    c’est ma rue, c’est ma tante, c’est moi, c’est mon, c’est mon oncle, c’était le bon temps
    c’était ma, c’était mieux avant, c’était moi, c’était mon, comme si c’était hier, dans le temps
    de la partie, de mon temps, de notre temps, décorner les boeufs, degrés, dernier rang
    des cordes, deuxième rang, drache, dru, du temps de, en partant de la droite
    en partant de la gauche, étant gamin, étant petit, flocons, gelé, givre, grandissent vite
    grandit vite, grêlons, il fait beau, il fait chaud, il fait un froid, il neige, il pleut
    il pleuvait, ils grandissent, jadis, j’ai appris à, j’ai appris à nager, j’ai connu, j’ai grandi
    j’ai reconnu, j’allais, j’avais 6 ans, j’avais 7 ans, je l’ai connu, je reconnais
    je suis au 2e rang, je suis né, j’espère qu’il fera beau, j’y achetais, j’y ai, j’y ai appris
    j’y ai laissé, j’y ai marqué, j’y allais, j’y étais, la météo, le bon temps, le soleil revient
    le temps passe, les années, les nuages, les volets, luge, m’a appris, ma grand-mère est
    ma grand-mère y, ma jeunesse, ma maîtresse, ma mémé, ma mère y, ma première, m’a vu naître
    maison de ma grand-mère, m’avait appris, me rappelle, méconnaissable, même sous la pluie
    mercure, mes aïeux, mes ancêtres, mes grands-parents, mes parents y, mes racines, mistral
    moins 4, mon ancienne école, mon arrière, mon école, mon enfance, mon époque, mon grand-père est
    mon grand-père y, mon instit, mon maître, mon mariage, mon oncle y, mon pépé, mon père y
    mon premier, mon tonton, n’a pas changé, naguère, né ici, nos anciens, nostalgie, nostalgique
    notre enfance, nous a mariés, nous rappelle, on allait, on buvait, on chantait, on courait
    on dansait, on descendait, on faisait, on jouait, on lui doit beaucoup, on mangeait, on montait
    on ramassait, on reconnaît, on sort les, on y achetait, passe trop vite, pauvres, plus chaud
    plus froid, pourvu que, pourvu qu’il fasse beau, premier rang, quand j’étais, quand on était
    que c’est loin tout, rien n’a changé, sale temps, sieste, sortez les, sous la couette
    sous la neige, souvenez, souvenirs, souviens, temps pourri, thermomètre, tout blanc
    toute une époque, tramontane, un bail, y allait, y était, y faisait, y habitait, y jouait
    y travaillait`),
  /** Only who remembers says so. */
  recalls: listed(`
    à cette époque, à l’époque, autrefois, bons souvenirs, ça me rappelle, c’est là que
    de mon temps, de notre temps, disaient toujours, disait toujours, du temps de, du temps du
    étant gamin, étant petit, jadis, j’avais 10 ans, j’avais 20 ans, je la revois, je le revois
    je l’entends encore, je me rappelle, je me souviens, je m’en souviens, je nous revois, je revois
    j’entends encore, j’y ai appris, j’y ai grandi, j’y ai joué, j’y allais, la récré, m’a appris
    ma jeunesse, ma maîtresse, mes grands parents, mon enfance, mon instit, mon maître, nostalgie
    notre enfance, notre jeunesse, nous a appris, nous a mariés, on allait chercher, on s’est connus
    on s’est mariés, on s’est rencontrés, on venait, on y allait, on y était, quand j’étais gamin
    quand j’étais jeune, quand j’étais petit, quand on était gamins, quand on était jeunes
    quand on était petits, que de souvenirs, racontait toujours, souvenirs, souvenirs d’enfance
    souvenirs souvenirs`),
  /** Who tells of their own times; with « mon » or « notre » also of their people. */
  tellers: listed(`
    on, nous, je, j, papa, maman, mémé, pépé, mamie, papi, papy, pépère, mémère, tonton, tata`),
  kin: listed(`
    père, mère, parents, oncle, tante, grand, arrière, frère, soeur, parrain, marraine, vieux
    vieille`),
  /** Words that may ask, and do not of old times. */
  light: listed(`
    pas, rien, jamais, sans, des, de, d, du, le, la, les, que, en, au, à, rue, cher, chat, chien
    poule, vache, cheval, mouton, arbre, école, pont, mur, toit, ligne, place, acheter, vendre
    herbes, boue, odeur, musique, argent, casquette, lunettes, cantine, peur, menu, prix, chemin
    manger, plus, quand, où, qui, quel, quelle, dire, sais, sait, attendre, attendait, payer, payait
    payé, tombé, tombent, perdu, volé, voler, cassé, tard, droit, mourir, mort, clé, voisin, voisine
    devait, faire, refaire, coup, pourtant, sinon, téléphone, feu, lieu, trou, cave, malade, encore
    un, une, quelqu, jusqu, trop, c, m, moi, madame, monsieur`),
  /** What is told of now, or put right, or what one misses of then. */
  now: listed(`
    maintenant, aujourd, désormais, dommage, mieux, avant, hier, cette, moins, ils, penche, depuis
    pareil, idem, panne, signalé, lotissement, hameau, quartier, propre, entretenu, éclairé, respect
    respectait, commerces, trottoirs, légende, erreur, inversé, plutôt, orthographe, corriger
    demain, semaine, cimetière, tombe, plaque, immatriculée, car, bus, médecin, docteur, supprimé`),
} as const
