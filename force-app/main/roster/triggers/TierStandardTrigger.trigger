/** Handlers are named in Trigger_Handler__mdt. */
trigger TierStandardTrigger on Tier_Standard__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Tier_Standard__c.SObjectType);
}
