from index.stages import Stages, include, recorded, stage


def test_stages_are_counted_in_the_order_in_which_they_were_left() -> None:
    with recorded() as stages:
        for name in ("words", "vectors", "words"):
            with stage(name):
                pass

    assert list(stages.visits.items()) == [("words", 2), ("vectors", 1)]
    assert stages.seconds.keys() == stages.visits.keys()


def test_nothing_is_kept_of_stages_outside_of_a_recording() -> None:
    with recorded() as stages:
        pass
    with stage("words"):
        pass

    assert stages == Stages()


def test_a_stage_that_fails_is_counted_all_the_same() -> None:
    with recorded() as stages:
        try:
            with stage("words"):
                raise ValueError
        except ValueError:
            pass

    assert stages.visits == {"words": 1}


def test_what_another_process_has_recorded_is_added() -> None:
    with recorded() as stages:
        stages.add("words", 1.0)
        include(Stages({"words": 2.0, "cut": 0.5}, {"words": 4, "cut": 1}))

    assert stages == Stages({"words": 3.0, "cut": 0.5}, {"words": 5, "cut": 1})
