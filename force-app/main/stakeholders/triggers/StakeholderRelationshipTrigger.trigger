/** Handlers are named in Trigger_Handler__mdt. */
trigger StakeholderRelationshipTrigger on Stakeholder_Relationship__c(
    before insert,
    before update,
    after insert,
    after update,
    after delete,
    after undelete
) {
    TriggerDispatcher.run(Stakeholder_Relationship__c.SObjectType);
}
