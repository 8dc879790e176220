import { listed } from '../../../../language/listed.ts'

/** Who comes, or does not. */
export const attendance = listed(`
    j’aurais aimé être là, j’aurais bien aimé être là, on aurait aimé être là, j’aurais adoré
    on aurait adoré
    we will be there, we’ll be there, i will be there, i’ll be there, see you there
    je serai là, on y va, j’y vais, nous y allons, on ira, j’irai, nous irons, présent
    répondrai présent, répond présentes, je viens, on vient, nous venons, je viendrai, on viendra
    nous viendrons, je passerai, on passera, nous passerons, on arrive, j’arrive, on descend exprès
    on vient exprès, compte sur moi, comptez sur moi, comptez sur nous, tu peux compter sur nous
    vous pouvez compter sur nous, je participe, on participe, je participerai, on participera
    nous participerons, hâte, vivement, impatient, dans l’agenda, noté sur le calendrier
    c’est noté, date notée, à samedi, à dimanche, à vendredi, à jeudi, à mercredi, à mardi, à lundi
    à ce soir, à tout à l’heure, je ne pourrai pas venir, je ne pourrai pas être là
    je ne pourrai pas être présent, on ne pourra pas venir, on ne pourra pas être là
    je pourrai pas venir, on pourra pas venir, je ne peux pas venir, je peux pas venir
    on ne peut pas venir, on peut pas venir, nous ne pourrons pas venir
    nous ne pourrons pas être là, nous ne pourrons être là, je ne pourrai être là
    je ne serai pas là, je serai pas là, on ne sera pas là, on sera pas là, nous ne serons pas là
    je ne serai pas présent, pas là cette année, pas dispo, pas disponible, je ne suis pas là
    je suis pas là, on n’est pas là, on est pas là, sans moi, ce sera sans nous, dommage je bosse
    dommage je travaille, dommage on travaille, dommage on bosse, dommage on est en vacances
    dommage on sera en vacances, dommage je serai en vacances, dommage je suis en vacances
    dommage je serai pas là, dommage je ne serai pas là, dommage on ne sera pas là
    dommage on sera pas là, dommage je peux pas, dommage je ne peux pas, dommage je suis loin
    dommage je ne suis pas là, dommage on habite loin, j’aurais bien aimé venir
    j’aurais aimé venir, je serai absent, je suis absent, ce sera pour la prochaine fois
    à la prochaine fois, ce sera pour l’année prochaine, on sera nombreux, nous serons nombreux
    on se voit là-bas, on se retrouve là-bas, rendez-vous là-bas, comme chaque année
    comme tous les ans, je m’y vois déjà, je suis inscrit, ma place est prise, places réservées
    on a pris nos places, avec plaisir, volontiers, on ne raterait ça pour rien au monde
    pour rien au monde, on ne manquera pas, je ne manquerai pas, serons, y serai, y sera, y seront
    sera là, seront là, de la fête, fidèle au poste, on a déjà pris nos billets, billets pris
    places prises, on a nos places, j’ai ma place, j’ai mes places, j’ai pris ma place
    j’ai réservé, on a réservé, réservé pour nous, déjà inscrits, on est inscrits
    nous sommes inscrits, inscription faite, avec grand plaisir, contente d’y aller
    j’ai mis mon réveil, c’est coché, coché, coché sur le calendrier, dans mon agenda
    sur mon agenda, calé, c’est calé, date bloquée, date réservée, posé ma journée
    j’ai posé mon jour, je réserve ma soirée, je réserve ma journée, je réserve la date
    attendent ça avec impatience, avec impatience, attendons avec impatience
    on attend avec impatience, j’attends avec impatience, attends ça, j’attendais ça
    on attendait ça, hâte d’entendre, chaud bouillant, chauds, opé, partant, on débarque
    on déboule, on rapplique, j’accours, on accourt, j’y cours, on y court, j’y file, on y file
    let’s go, let go, go, c’est parti, en route, en nombre, je ramène, j’y emmène, j’emmène
    on y emmène, à dimanche alors, à samedi alors, rdv samedi, rdv dimanche, rendez-vous samedi
    rendez-vous dimanche, rendez-vous demain, rdv demain, rendez-vous pris, rdv pris
    à samedi prochain, à demain soir, malheureusement je travaille
    malheureusement on ne sera pas là, malheureusement je ne serai pas là
    malheureusement je ne pourrai pas, malheureusement je ne peux pas
    malheureusement nous ne pourrons pas, malheureusement on ne pourra pas
    malheureusement nous ne serons pas, malheureusement on est, malheureusement absent
    hélas je travaille, hélas je ne pourrai pas, hélas je ne serai pas là, hélas on ne sera pas là
    mais je bosse, mais je travaille, mais on sera pas là, je bosse, je travaille ce jour
    je travaille samedi, je travaille dimanche, je suis de garde, je suis d’astreinte
    je serai de garde, je suis en déplacement, je serai en déplacement, on est en vacances
    nous sommes en vacances, on sera en vacances, je serai en vacances, je suis en vacances
    on sera absents, nous serons absents, on sera loin, pas possible pour moi
    pas possible pour nous, impossible pour moi, impossible pour nous, pas pour moi, pas cette fois
    pas cette année, ça ne sera pas possible, ce ne sera pas possible, ce sera pas possible
    je peux pas ce, je ne peux pas ce, on peut pas ce, pas là ce week-end, pas là samedi
    pas là dimanche, pas là ce jour là, pas là cette fois, pas là ce soir là, on sera au bord, on sera tout devant, une autre fois, une prochaine, à la prochaine édition
    trop loin, j’habite trop loin, on habite trop loin, zut je travaille, zut je bosse
    zut on sera pas là, zut je suis pas là, quel dommage je travaille, quel dommage nous serons
    quel dommage je serai, quel dommage on sera, quel dommage je suis, dégoûté je bosse
    dégoûté je travaille, je passe mon tour, on passe notre tour, trop vieux pour
    trop vieille pour, buvez un coup pour moi, ne peux pas venir mais, pas venir mais
    pas être là mais, pas là mais, je serai derrière, je serai devant, je serai au rendez
    on sera derrière, des vôtres, de loin, comme d’habitude, comme d’hab, comme toujours, fidèles
    comme chaque fois, on ne rate, rate jamais, rate pas ça, raterai pas, on ratera pas
    on va pas rater ça, je ne rate, ne raterai, manquerai pas, on manquera pas, ne manquerons pas
    manquerais pour rien, je ne manquerais, ne pas manquer, à vos agendas, tous à, tous au
    venez nombreux, venez tous, viendez, on prépare, je prépare, j’ai préparé, j’ai sorti
    on a sorti, on chausse, j’enfile, les baskets, les bottes sont prêtes, tout est prêt
    on est prêts, je suis prêt, prêts pour, qu’on attend, depuis le temps, voté, c’est voté
    devoir accompli, devoir fait, don fait, don effectué, donné ce matin, j’ai donné
    je donne régulièrement, je donne mon sang, je donne tous les, je donne à chaque
    on s’est inscrits, je me suis inscrit, je me suis inscrite, je suis inscrite
    en route pour les, en route vers les, inscrits tous les
    dommage on sera, dommage je serai, dommage on n’est pas là, dommage on ne pourra pas
    dommage je ne pourrai pas, dommage j’ai, dommage que je sois, dommage que je ne sois pas
    dommage que je travaille, nous serons là, on y était, on y a été, on a réservé, on sera au rdv
    on sera au rendez-vous, à samedi soir, à vendredi soir, à dimanche matin
    comme tous les mercredis, comme tous les samedis, on sera tous là`)

/** Laughter, sighs and whatever else is a cry. */
export const laughter = listed(`
    mdr, lol, ptdr, xptdr, haha, ahah, ahahah, hahaha, ha ha, hihi, hi hi, héhé, hé hé, hoho, jpp
    mort de rire, je suis mort, je meurs, ouh là là, oulala, olala, ohlala, brr, miam, youpi, yes
    yeah, ouais, youhou, yo, hourra, ouf, oups, pfff, snif, ooh, aah, hum, hmm, mmm, bof, ouille
    aïe, eh ben, et ben, dis donc, trop marrant, énorme, j’ai ri, j’ai bien ri, on a bien ri
    je rigole, rire, poisson d’avril, vous m’avez eu, vous m’avez eue, vous nous avez eus
    je me suis fait avoir, bien eu, la tête de, coquin, la barbe, ça décoiffe, ça pique
    glagla, caillante, explosé de rire, plié, tordant, hilarant, à mourir de rire, excellentissime
    purée, punaise, la vache, nom d’un chien, nom d’une pipe, saperlipopette, fichtre, diantre
    mazette, sapristi, ciel, c’est fou, c’est dingue, wesh, ouch, outch, gla, chut, mystère
    mystère et boule de gomme, suspense, suspens, trop de suspense, hop, tadam, taratata
    youplaboum, olé, yihaa, yahou, ouaip, yep, nan, beurk, berk, bouh, bouhou, ouin, argh, grr
    miaou, meuh, coeur avec les doigts, la honte mdr, pas bête, pas folle la guêpe, quelle bande
    bande de, quel clown, quel comique, quelle tête, cette tête, les têtes, cht’is, ho le, ho la
    xd, jajaja, kkkk, rsrs, rofl, omg
    on a bien rigolé, j’en ris encore, mort de rire, mdrr, trop drôle, c’est malin, excellent mdr
    trop fort mdr, pauvre de moi, pauvre de nous, pas de chance, pas de bol, pas de veine, tant pis
    on se console, j’ai le vertige, le vertige rien que, vertige rien que de voir
    peur rien que de voir, rien que de regarder, rien que de voir, rien que de les voir
    faut pas avoir le vertige
    même pas peur, pour une fois que je gagne
    pour une fois que je, sauve qui peut, à vos marques, à vos fourchettes, à vos fourneaux
    à vos baskets
    à vos pelles, tous aux abris, aux armes, y a plus qu’à, yapluka`)

/** What was, and what one feels of it. */
export const memories = listed(`
    y suis né, y suis née, s’y sont mariés, fait l’école ensemble, joué au foot ensemble
    l’école ensemble, comme si c’était hier, ça me rappelle quand on, ça rappelle quand on
    souvenirs, nostalgie, nostalgique, ça ne nous rajeunit pas, ça nous rajeunit pas
    ça ne rajeunit pas, ça rajeunit pas, bon vieux temps, le bon temps, c’était le bon temps
    c’était mieux avant, de mon temps, dans mon temps, de notre temps, à l’époque, à cette époque
    mon époque, mon enfance, notre enfance, notre jeunesse, ma jeunesse, toute une époque
    toute une histoire, on s’en souvient, ça rappelle, j’y étais, nous y étions, j’y ai, j’ai connu
    j’ai grandi, j’y allais, j’y ai appris, j’y ai marqué, c’est là que j’ai, on y passait
    mon premier, ma première, j’avais 6 ans, j’avais 7 ans, j’avais 8 ans, j’avais 9 ans
    j’avais 10 ans, j’étais petit, quand j’étais, quand on était, il y a longtemps
    mon grand-père est, ma grand-mère est, ma mémé, mon pépé, mes grands-parents, ma maîtresse
    mon instituteur, je le reconnais, je la reconnais, je les reconnais, je reconnais, j’ai reconnu
    on reconnaît, c’est mon, c’est ma rue, c’est ma mère, c’est mon oncle, c’est ma tante
    c’est ma grand-mère, c’est moi, c’était moi, les années passent, le temps passe
    le temps passe vite, un bail, ça fait un bail, bons moments, moments passés, que de moments
    les années, autre époque, quelle époque, du temps de, au temps de, dans le temps
    en ce temps là, ces années là, années 50, années 60, années 70, années 80, années 90
    au siècle dernier, jadis, autrefois, naguère, y a travaillé, y travaillait, y ont travaillé
    y a vécu, y vivait, y habitait, y tenait, y était, y allait, y jouait, y faisait, j’y faisais
    j’y jouais, j’y passais, j’y achetais, on y achetait, j’y habitais, j’y travaillais
    j’y vendais, j’y ai fait, j’y ai laissé, on y a dansé, on y a passé, on y a fait, on y a joué
    y ai appris, y ai passé, y ai grandi, j’allais, on allait, nous allions, j’ai appris à nager
    j’ai appris à, moi j’ai appris, fait ma scolarité, ma communion, mon baptême, mon mariage
    on s’est mariés, je me suis mariée, où je suis né, je suis né, suis née dans, né dans cette
    né ici, mes racines, mon village natal, village natal, le village de mes, la maison de mes
    maison de mes grands-parents, maison de ma grand-mère, mon école, mon ancienne école
    mon instit, mon maître, c’était mon, c’était ma, c’était le bon, c’était quelque chose
    c’était autre chose, c’était autre, c’était différent, c’était avant, on jouait, on faisait
    on dansait, on chantait, on montait, on descendait, on glissait, on mangeait, on buvait
    on riait, on courait, on attrapait, on ramassait, on lavait, on était jeunes, on était petits
    on était minots, quand on était gosses, étant petit, étant gamin, étant jeune
    enfant j’y, petite j’y, je l’ai connu, je les ai connus, j’ai bien connu, j’ai aussi connu
    on l’a connu, je m’en rappelle, on s’en rappelle, me rappelle, souviens, souvenez
    rappelle des souvenirs, rappelle mon enfance, rappelle ma jeunesse, rappelle mes
    rappelle le bon temps, rappelle de, séquence nostalgie, quel bond dans le temps
    bond dans le temps, retour en arrière, un retour dans, coup de vieux, prend un coup de vieux
    on a vieilli, j’ai vieilli, on a pas changé, n’a pas changé, rien n’a changé, rien a changé
    tout a changé, a bien changé, comme ça a changé, que ça a changé, méconnaissable, le temps file
    comme ça passe vite, ça passe vite, déjà si longtemps, il y a si longtemps, ça fait longtemps
    ça date, ça remonte, bien longtemps, mon grand-père y, ma grand-mère y, mon père y, ma mère y
    mes parents y, mon papa y, ma maman y, mon oncle y, arrière-grand-père, arrière-grand-mère
    arrière grands-parents, mon arrière, mon tonton, ma tata, mes ancêtres, mes aïeux, nos anciens
    à gauche c’est, à droite c’est, au milieu c’est, au fond c’est, en haut c’est
    en partant de la gauche, en partant de la droite, je suis derrière, je suis à gauche
    je suis à droite, deuxième rang, premier rang, dernier rang, froid de canard, il fait un froid
    il fait froid, il fait chaud, il fait beau, il neige, il pleut, il pleuvait, ça caille
    ça souffle, ça tonne, ça tombe, ça chauffe, ça rafraîchit, ça tape, ça mouille, un temps de
    quel temps, quel froid, quelle chaleur, quelle tempête, quel vent, quelle pluie, quel orage
    sale temps, temps de chien, temps pourri, gelé, gelée blanche, blanc partout, tout blanc
    tout est blanc, sous la neige, sous la couette, au coin du feu, au frais, à l’ombre
    restons au frais, restez au chaud, restez au frais, pauvres bêtes, pauvres animaux, pauvres
    un peu de soleil, enfin le soleil, le soleil revient, soleil est de retour, le retour du soleil
    le printemps arrive, c’est le printemps, vive la pluie, vive le vent, sortez les, on sort les
    météo de, la météo, espérons qu’il fasse beau, espérons du soleil, espérons qu’il fera beau
    pourvu qu’il fasse beau, pourvu qu’il ne pleuve pas, pourvu qu’il pleuve pas, pourvu que
    j’espère qu’il fera beau, j’espère qu’il va faire beau, j’espère que le soleil
    j’espère qu’il y aura du soleil, le soleil sera, de la partie, les nuages, pas un nuage
    malgré la pluie, malgré la météo, malgré le froid, malgré le vent, malgré le temps
    malgré la chaleur, malgré tout, même sous la pluie, même avec la pluie, il tombe des cordes
    des cordes, décorner les boeufs, drache, dru, quelle drache, quel soleil, quel brouillard
    brouillard, purée de pois, mistral, tramontane, givre, verglacé chez nous, grêlons
    grêle chez nous, flocons, bonhomme de neige, batailles de boules, boules de neige, luge
    ça fond, tout a fondu, ça fond déjà, ça a fondu, ça tient, ça tient pas, ça ne tient pas
    degrés, moins 2, moins 3, moins 4, moins 5, moins 6, moins 7, moins 8, moins 9, moins 10
    thermomètre, mercure, sous abri, arrosé, en avaient besoin, en avait besoin
    la terre est contente, du bien au jardin, du bien aux jardins, bon pour le jardin
    bon pour les jardins, bon pour les nappes, merci la pluie, coup de tonnerre, ça gronde
    ça a grondé, ça a bien soufflé, soufflé fort, ça a secoué, ça secoue, les volets
    restez chez vous, restez bien au chaud, couvrez vous, hydratez vous, buvez de l’eau, piscine et
    sieste, apéro, plus chaud, plus froid, fait plus chaud, pire l’année, c’était pire en, pire en
    grandit trop vite, grandissent trop vite, grandit vite, grandissent vite, ça grandit
    ils grandissent, que de bons souvenirs, plein de souvenirs, tant de souvenirs, des souvenirs
    de bons souvenirs, me rappelle les, me rappelle mes, nous rappelle, ça me rappelle, m’a appris
    nous a appris, m’a tout appris, nous a mariés, nous a mariées, nous a vus grandir, m’a vu naître
    m’a vu grandir, j’y ai passé, j’y ai vécu, j’y ai habité, j’y ai travaillé, j’y ai rencontré
    j’y ai joué, j’y ai dansé, j’y ai appris, je suis au premier rang, je suis au deuxième rang
    je suis au 2e rang, je suis au 1er rang, je suis au dernier rang, du bon vieux temps
    de la belle époque, la belle époque, c’était la belle époque, loin tout ça, que c’est loin tout
    passe trop vite, passent trop vite, un bon souvenir
    un excellent souvenir, d’excellents souvenirs, de beaux souvenirs, de merveilleux souvenirs
    que de beaux souvenirs, on lui doit beaucoup, lui doit beaucoup, lui doit tant
    lui devons beaucoup
    lui devons tant, lui dois beaucoup, leur devons beaucoup, leur doit beaucoup
    nous avait appris, m’avait appris, et dire que j’y ai`)

/** Questions that want no answer, and those that residents put to one another. */
export const rhetorical = listed(`
    pas vrai ?, n’est-ce pas ?, c’est pas beau ça ?, elle est pas belle la vie ?
    elle est pas belle ?, il est pas beau ?, c’est pas beau ?, c’est pas mignon ?
    que demande le peuple ?, que demander de plus ?, quoi de plus beau ?, quoi de mieux ?
    comment ne pas aimer, comment ne pas craquer, comment ne pas être fier, qui l’eût cru ?
    qui l’aurait cru ?, qui aurait cru, que voulez-vous, merci qui ?, on est pas bien là ?
    on est pas bien ?, on n’est pas bien là ?, c’est pas la classe ?, on dit quoi ?
    on dit merci qui ?, qui se souvient, qui s’en souvient, vous vous souvenez, tu te souviens
    tu t’en souviens, tu te rappelles, vous vous rappelez, qui y va ?, qui vient ?
    qui vient avec nous, qui vient avec moi, qui est partant ?, qui est chaud ?, qui est motivé ?
    des motivés ?, qui nous accompagne ?, quelqu’un y va ?, on y va ?, on y va ensemble ?
    on se fait ça ?, ça vous dit ?, ça te dit ?, ça va les voisins, comment tu vas, comment vas-tu
    comment allez-vous depuis, ça va toi, ça va ?, tu viens ?, vamos ?, c’est pas beau ça
    c’est pas magnifique ça ?, c’est pas merveilleux ?, que dire de plus ?, quoi dire de plus ?
    qui dit mieux ?, que du bonheur non ?, c’est beau non ?, elle est pas jolie ?
    il est pas mignon ?, elle est pas mignonne ?, ils sont pas beaux ?, ils sont pas mignons ?
    elles sont pas belles ?, c’est pas génial ?, on est pas heureux là ?, n’est-il pas beau ?
    n’est-elle pas belle ?, on vit pas bien ici ?, on est pas les meilleurs ?
    comment ne pas être ému, comment résister, comment ne pas tomber amoureux, qui peut résister
    qui n’a pas, qui ne connaît pas, qui ne s’en souvient pas, comment oublier, comment l’oublier
    comment vous remercier, comment ne pas se souvenir, pourquoi aller loin
    pourquoi partir en vacances, pourquoi aller ailleurs, pourquoi partir loin, à quoi bon partir
    besoin d’aller loin, que du bonheur pas vrai ?, hein les copains ?, hein les gars ?
    hein les filles ?, hein maman ?, hein papa ?, les copains ?, les filles ?, les gars ?
    qui l’a connu ?, qui s’y reconnaît ?, vous vous reconnaissez ?, qui se reconnaît ?
    qui se rappelle, qui s’en rappelle, vous vous en souvenez, vous vous en rappelez
    tu t’en rappelles, ça vous rappelle, ça te rappelle, ça nous rappelle, on se voit là-bas ?
    on se retrouve là-bas ?, on se rejoint ?, qui y sera ?, qui sera là ?, tu y seras ?
    vous y serez ?, vous y allez ?, vous venez ?, tu y vas ?, on s’y retrouve ?, on y sera ?
    qui en est ?, qui joue avec nous ?, qui veut venir avec nous, qui veut venir avec moi
    on fait équipe ?, on s’inscrit ?, qui s’inscrit avec moi, comment ça va depuis, ça va vous ?
    ça va chez vous ?, tout va bien chez vous ?, vous tenez le coup, tu vas bien ?
    vous allez bien ?, comment va ta, comment va ton, comment vont les, je rêve ou
    on est où là mdr ?, c’est qui le, qui dort ?`)
