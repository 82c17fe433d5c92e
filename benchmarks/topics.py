"""Whether two passages of readouts name the same: by the words that they share, beside embeddings.

    python benchmarks/topics.py

Thirty pairs, written for this and judged by a person: fifteen name the same thing, fifteen do not, most of these of
one field, as in readouts. By embeddings it is the cosine of the means of the words' vectors (Navec, which the models
read by), with the bound that is best for all other pairs. `letopis compare` takes either, with the bound printed.
"""

from __future__ import annotations

from statistics import mean

from letopis.reading.meanings import nearness
from letopis.views.compare import LEAST_SHARED, LIKE, SAYS_LITTLE, content

PAIRS = (
    ("Обсуждены поставки тракторов в Карабах.", "Речь шла о тракторах, которые поставят в Карабах.", True),
    ("Затронуто урегулирование нагорно-карабахского конфликта.",
     "Лидеры коснулись ситуации вокруг Нагорного Карабаха.", True),
    ("Президенты условились о визите в Минск.", "Согласован график визита президента в Минск.", True),
    ("Отмечен рост товарооборота на треть.", "Торговля двух стран выросла на треть.", True),
    ("Рассмотрена подготовка к саммиту ОДКБ.", "Стороны готовятся к ноябрьскому саммиту ОДКБ.", True),
    ("Подчёркнута необходимость гуманитарной помощи беженцам.",
     "Беженцам нужна гуманитарная помощь, сказал министр.", True),
    ("Обсуждалось строительство атомной станции.", "Министры говорили о сооружении АЭС.", True),
    ("Шла речь о ценах на газ для республики.", "Стороны не сошлись в цене газа.", True),
    ("Затронут обмен заключёнными.",
     "Москве предложено освободить двух осуждённых в обмен на третьего.", True),
    ("Рассмотрено открытие прямых рейсов.", "Договорились возобновить прямое авиасообщение.", True),
    ("Согласованы квоты на вылов рыбы.", "Определены квоты вылова минтая на год.", True),
    ("Обсуждена борьба с пандемией коронавируса.",
     "Речь шла о поставках вакцины от коронавируса и борьбе с ним.", True),
    ("Стороны выступили за прекращение огня в Сирии.",
     "Обе страны призывают к прекращению огня в Сирии.", True),
    ("Министры подписали план консультаций на два года.",
     "Подписан план консультаций между ведомствами.", True),
    ("Подтверждён настрой на укрепление союзнических отношений.",
     "Выражена готовность укреплять союзнические отношения.", True),
    ("Обсуждены поставки тракторов в Карабах.", "Обсуждены поставки хлопка в Иваново.", False),
    ("Затронуто урегулирование конфликта в Сирии.", "Затронуто урегулирование конфликта в Ливии.", False),
    ("Отмечен рост товарооборота на треть.", "Отмечен рост числа студентов.", False),
    ("Рассмотрена подготовка к саммиту ОДКБ.", "Рассмотрена подготовка к парламентским выборам.", False),
    ("Президенты условились о визите в Минск.", "Президенты условились о встрече министров обороны.", False),
    ("Шла речь о ценах на газ для республики.", "Шла речь о транзите нефти через порты.", False),
    ("Обсуждалось строительство атомной станции.", "Обсуждалось строительство моста через пролив.", False),
    ("Согласованы квоты на вылов рыбы.", "Согласованы пошлины на ввоз автомобилей.", False),
    ("Обсуждена борьба с пандемией коронавируса.", "Обсуждена борьба с контрабандой.", False),
    ("Министры подписали план консультаций.", "Министры подписали соглашение о пенсиях.", False),
    ("Рассмотрено открытие прямых рейсов.", "Рассмотрено открытие консульства.", False),
    ("Стороны выступили за прекращение огня.", "Стороны выступили за отмену виз.", False),
    ("Подчёркнута необходимость гуманитарной помощи беженцам.",
     "Подчёркнута необходимость защиты инвесторов.", False),
    ("Затронут обмен заключёнными.", "Затронут обмен студентами.", False),
    ("Подтверждён настрой на укрепление отношений.", "Речь шла о поставках зерна.", False),
)  # fmt: skip


def main() -> None:
    same = [judged for *_, judged in PAIRS]
    told("shared words", [by_words(a, b) for a, b, _ in PAIRS], same)
    cosines = [nearness(content(a, SAYS_LITTLE), content(b, SAYS_LITTLE)) for a, b, _ in PAIRS]
    told("Navec", [cosine >= bound(cosines, same, left) for left, cosine in enumerate(cosines)], same)
    both = [words or cosine >= bound(cosines, same, n) for n, (words, cosine) in
            enumerate(zip((by_words(a, b) for a, b, _ in PAIRS), cosines, strict=True))]  # fmt: skip
    told("either", both, same)
    print(f"bound by all pairs {bound(cosines, same, len(same)):.3f}")


def told(name: str, found: list[bool], same: list[bool]) -> None:
    right = sum(f and s for f, s in zip(found, same, strict=True))
    precision = right / sum(found) if any(found) else 1.0
    accuracy = mean(f == s for f, s in zip(found, same, strict=True))
    print(f"{name:14} P {precision:.2f}  R {right / sum(same):.2f}  right {accuracy:.2f}")


def by_words(a: str, b: str) -> bool:
    one, other = content(a, SAYS_LITTLE), content(b, SAYS_LITTLE)
    shared = len(one & other)
    return shared >= LEAST_SHARED and shared / min(len(one), len(other)) >= LIKE


def bound(cosines: list[float], same: list[bool], left: int) -> float:
    """The bound that tells most of the other pairs right."""
    rest = [(cosine, judged) for n, (cosine, judged) in enumerate(zip(cosines, same, strict=True)) if n != left]
    return max((cosine for cosine, _ in rest), key=lambda b: (sum((c >= b) == judged for c, judged in rest), b))


if __name__ == "__main__":
    main()
