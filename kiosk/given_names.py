"""Given names that are common in the Ruhr area, for masking: in small letters. Pure data.

``GIVEN`` are masked wherever they stand alone. ``ALSO_WORDS`` are words as well (Mark, Ernst, Rose …): they are masked
only where a family name follows.
"""

from typing import Final

_GIVEN: Final = """
    adam agnieszka ahmad ahmed aischa aleksander aleksandra alexander alexandra ali alina amelie amina amir
    anastasia andrea andreas andrej andrzej andrii angelika anita anja anke anna anne anneliese annette antje anton
    antonia arthur astrid axel ayla ayşe ayse azra barbara bärbel beate ben bernd bernhard birgit björn brigitte
    burak can carina carl carla carlos carsten caroline charlotte christa christine christoph claudia clara cornelia
    dagmar daniel daniela dennis detlef dieter dirk dmitri dmytro doris dorothea edith eduard ekaterina elena elias
    elif elisabeth elke ella emil emilia emily emine emma emre enrico erdem erika erich esra eva fabian fatih fatima
    fatma felix ferdinand florian franziska friederike friedrich fritz gabriele gabriela georg gerd gerda gerhard
    gertrud gisela grzegorz günter günther gudrun hakan hannah hanna hannelore hannes hans harald hasan hassan hatice
    heidi heike heinrich heinz helena helga helmut hendrik henri hilde hildegard holger horst hussein hüseyin
    ibrahim ida igor ilse ines inge ingeborg ingo ingrid irene iris irina isabella iwona jakob jakub jan jana janine
    jannik jasmin jelena jens jessica joachim johann johanna johannes jonas jörg josef joshua julia julian julius
    jürgen jutta karin karl karla karolina karsten katarzyna katharina kathrin katja katrin kerstin kevin khaled
    kirsten klara klaus kristina krzysztof lara lars laura lea lena leni leo leon leonie levin lina linda lisa
    lothar louis louisa luca lucas luisa lukas łukasz maciej magdalena maik maja małgorzata manfred manuel manuela
    marcel marcin marco marcus margarete maria marianne marie marina marion markus marlene marta martha martin
    martina mateusz mathilda matthias max maximilian mehmet melanie melissa merve mia michael michaela michał mikhail
    milan mila mohammad mohammed mohamed monika moritz murat mustafa nadine nadia nadja natalia natalie nicole niklas
    nils nina noah nora oleh oleksandr oleksii olena olga oliver olivia omar ömer osman oskar özlem pascal patricia
    patrick paula petra philipp pia piotr rainer ralf ramazan raphael rebecca regina reinhard renate rene rita robert
    rolf roland rosemarie rüdiger ruth sabine sabrina said samira samuel sandra sara sarah sascha sebastian selin
    serhii sergej siegfried sigrid silke silvia simon simone sofia sofie sophia sophie stefan stefanie stephan
    steffen susanne svenja svetlana sven sylvia tamara tanja tatjana tetiana thea theo theresa thomas thorsten tim
    timo tobias tom tomasz torsten udo ulrich ulrike ursula ute uwe valentina vanessa vera veronika viktor viktoria
    vincent vladimir volker volodymyr waltraud walter werner wiebke wilhelm wilma wolfgang yasemin yasmin youssef
    yulia yuliia yusuf zeynep zofia
    анна андрій олена олександр наталія оксана ірина сергій дмитро володимир тетяна юлія катерина марія іван микола
    андрей елена александр наталья ирина сергей дмитрий владимир татьяна екатерина мария иван николай ольга
    محمد أحمد علي فاطمة مريم حسن حسين عمر خالد يوسف إبراهيم زينب
"""
_ALSO_WORDS: Final = """
    august bruno christian deniz ernst frank gül hope ivy jasper kim kai lilly lily mark mika otto paul pauline peter
    rosa rose sonja stern sunny sven tina volkmar willi wolf
"""

GIVEN: Final = frozenset(_GIVEN.split())
ALSO_WORDS: Final = frozenset(_ALSO_WORDS.split())
