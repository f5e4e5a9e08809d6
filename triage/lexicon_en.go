package triage

import "slices"

// english is the vocabulary of English office talk, in lower case. An underscore
// stands for a space.
func english() []entry {
	return slices.Concat(
		words(plainWord, `must_we must_i ok_if okay_if alright_if mind_if fine_if great_if good_if lovely_if helpful_if wonder_if wondering_if see_if check_if know_if ask_if sure_if can_you_believe could_you_believe would_you_believe can_you_imagine can_u_believe do_you_know_what you_know_what guess_what who_knew how_about_that what_a what_an how_lovely how_nice what_fun can't_believe won't_believe`),
		words(pleaseWord, `i'm_going_to_need i_am_going_to_need i'll_need i_will_need gonna_need please_don't_forget please_do_not_forget pls_don't_forget you're_first you_are_first you're_next you're_down_for please pls plz kindly need_you_to needs_you_to i_need we_need i_want you_need_to you_have_to you_must you_should you_will_need make_sure be_sure_to remember_to don't_forget do_not_forget dont_forget need_to must ensure have_to has_to needs_to be_ready required mandatory
			i'd_like_you_to want_you_to want_u_to counting_on_you would_like_a would_like_the would_like_you needs_a wants_a is_after_a yours_to over_to_you your_turn you're_doing you're_on you're_taking you're_chairing you're_leading youre_doing youre_on on_you you're_up is_yours take_care_of_this sort_that sort_this handle_this handle_that take_this_one take_it can_sort will_sort it's_yours`),
		words(urgentWord, `asap urgent urgently immediately right_away right_now at_once now high_priority priority critical time-sensitive overdue last_chance no_extensions final_reminder before_it_locks locks_at locks_on closes_at`),
		words(verbWord, `renew vote clock_in log_in tidy return_your send submit share upload download fill fill_in fill_out complete finish prepare draft write review check confirm update edit fix correct sign return bring collect pick_up drop_off book reserve order arrange schedule organize organise set_up setup clean collect print scan copy post forward circulate
			notify inform call email ring contact chase follow_up approve certify register sign_up enter log file attach provide compile summarize summarise list walk inspect count test install replace move clear hang pull present attend_to answer verify validate resend redo rerun restart deploy merge rebase deliver ship hand_in turn_in put_together
			look_into look_at take_a_look get_it_done sort sort_out take_care_of handle read read_through proofread translate swap cover label pack unlock lock let_him_in let_her_in let_them_in make_a walk_over get_back reach_out loop_in push pay invoice reimburse approve_it nominate rsvp respond tell`),
		words(giveWord, `send_me get_me give_me email_me tell_me let_me_know text_me call_me ping_me share_with_me bring_me get_back_to_me to_me send_us get_us give_us let_us_know send_it_to_me forward_me show_me hand_me drop_me copy_me cc_me reply_to_me report_to_me on_my_desk in_my_inbox to_my_office dm_me message_me get_it_to_me let_me_have i_need_it need_it need_this need_them need_your`),
		words(politeAsk, `could_everyone can_everyone could_everybody can_everybody would_everyone could_all_of_you can_all_of_you would_all_of_you could_you_all can_you_all could_it_go can_it_go could_it_be could_this_go can_this_go could_these_go could_that_go could_do_with_your love_your_thoughts your_thoughts_on like_your_thoughts your_take_on your_view_on your_input_on your_eyes_on one's_yours this_is_yours this's_yours that's_yours over_to_you all_yours can_you could_you would_you will_you can_u could_u would_u can_someone could_someone can_somebody could_somebody can_anyone could_anyone would_you_mind do_you_mind are_you_able any_chance_you would_it_be_possible if_you_could if_you_can when_you_get_a_chance wondering_if_you you_mind mind_if_you how_about_you why_don't_you
			appreciate_if_you appreciate_it_if_you be_great_if_you be_good_if_you can_i_get can_i_have could_i_get could_i_have may_i_have can_we_get can_we_have could_we_have can_we_please`),
		words(askWord, `what when where who which how why whether did_you have_you are_you do_you is_it is_the are_the does_it any_update any_updates any_news any_word any_luck status how's where's what's who's anyone`),
		words(meetWord, `meeting standup stand-up call workshop training briefing drill tabletop rehearsal interview seminar colloquium webinar townhall town_hall sync huddle session inspection demo walkthrough kickoff kick-off orientation committee_meets working_group site_visit`),
		words(attendWord, `attend join come_to be_there be_here show_up turn_up come_along be_on_time bring_your report_to dial_in join_us present_at meet_at meet_in`),
		words(dutyWord, `on_duty on_call on_shift your_shift cover_the rota roster on_rota duty`),
		words(receiptWord, `please_confirm_receipt confirm_receipt reply_"ack" reply_ack acknowledge please_ack reply_"ok" reply_ok reply_yes reply_with react_with thumbs_up_when thumbs_up_if confirm_you_have confirm_you've sign_off_that_you`),
		words(ackWord, `ok okay k kk got_it noted ack roger copy_that copy will_do on_it sure sure_thing understood yep yes yup yeah np no_problem sounds_good great cool fine perfect agreed aye +1 👍 done_deal you_got_it`),
		words(thankWord, `thanks thank_you thx ty tysm cheers much_appreciated appreciated grateful kudos shout_out shoutout hats_off`),
		words(praiseWord, `spot_on lifesaver life_saver star superstar worked_a_treat well_done good_job great_job nice_work great_work good_work awesome amazing fantastic wonderful lovely brilliant legend hero heroes star congrats congratulations you're_a_wonder impressive`),
		words(greetWord, `good_morning morning good_afternoon good_evening good_night happy_birthday happy_holidays merry_christmas happy_new_year welcome safe_travels have_a_good have_a_great enjoy`),
		words(laughWord, `lol lmao haha hahaha rofl jk just_kidding kidding 😂 🤣 joking`),
		words(notYetWord, `not_yet haven't hasn't aren't isn't_in has_no have_no is_missing are_missing still_has still_missing still_waiting still_need still_don't still_owe haven't_got haven't_received not_received didn't_get missing incomplete outstanding bounced wrong incorrect rejected returned_as looks_empty is_empty pending`),
		words(lackWord, `still_short short_of no_sign_of still_no missing_from still_missing_from outstanding_from waiting_on owes_me owe_me still_owes leaves_you that_leaves everyone_except not_in_yet yet_to`),
		words(chaseWord, `reminder gentle_reminder friendly_reminder nudge bump following_up follow-up circling_back chasing chase just_checking checking_in any_progress any_movement where_are_we how's_it_going how_is_it_going due_today due_tomorrow due_by deadline is_due are_due`),
		words(cancelWord, `is_off_now not_needed none_needed not_needed_now 's_cancelled cancelled canceled cancel called_off scrap_that scrap_the scratch_that scratch_the never_mind nevermind no_longer_needed no_longer_need don't_need disregard ignore_my ignore_that ignore_the no_need_to is_off is_cancelled forget_it forget_about forget_the forget_those forget_that don't_worry_about dont_worry_about no_need_for drop_the skip_the scrapped dropped withdrawn deferred not_happening stand_down`),
		words(moveWord, `moved_to moves_to move_to rescheduled pushed_to pushed_back postponed extended extended_to brought_forward changed_to is_now it's_now it_is_now now_on instead_of instead shifted_to new_deadline new_time new_date bumped_to`),
		words(noNeedWord, `no_action no_need no_action_needed no_action_required nothing_to_do nothing_for_you not_required need_not needn't don't_have_to doesn't_have_to do_not_have_to optional exempt you_can_ignore can_ignore feel_free_to_ignore for_everyone_else nothing_further already_sent already_did already_done all_set no_rush_at_all not_you`),
		words(forbidWord, `do_not don't must_not please_don't avoid never`),
		words(noticeWord, `fyi for_your_information for_info heads_up just_so_you_know for_reference for_awareness please_note note_that be_aware be_advised announcement purely_optional sharing no_reply_needed`),
		words(passOnWord, `fwd: fw: forwarding forwarded`),
		words(policyWord, `shall hereby pursuant policy_states section_1 in_accordance_with violation penalty prohibited regulations`),
		words(ifWord, `if unless in_case suppose imagine would_be_nice wish someday one_day hypothetically what_if assuming`),
		words(selfWord, `i i'm i'll i've i'd we we're we'll we've me my`),
		words(youWord, `you u your ur yours yourself`),
		words(willWord, `i'll i_will i'm_going_to i_can on_my_way working_on looking_into will_confirm will_send i_got_this i'll_do gonna in_progress almost_done nearly_done about_to i'm_on leave_it_with_me`),
		words(giveUpWord, `anyone_want anyone_up does_anyone does_anybody has_anyone has_anybody is_anyone is_anybody anybody_have anyone_have who_has who_wants who_can who_is_free any_volunteers can_anyone_swap`),
		words(exceptWord, `except excluding other_than apart_from besides`),
		words(othersWord, `others the_rest everyone_else others_can the_others`),
		words(doneWord, `in_hand received_from got_from already_in have_from done finished completed sent submitted uploaded posted emailed shared signed fixed booked ordered held delivered received resolved closed passed confirmed registered filed printed collected replaced swapped already just_sent just_did just_shared is_in is_up are_up is_live went_out was were has_been have_been`),
		words(soupWord, `unsubscribe sale discount promo giveaway lottery crypto horoscope`),
	)
}
