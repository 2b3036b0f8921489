/** Handlers are named in Trigger_Handler__mdt. */
trigger TeamMemberTrigger on Key_Account_Team_Member__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Key_Account_Team_Member__c.SObjectType);
}
